import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connection } from "./faults/connection.ts";

/** The connection of a request to a Node server, for faults that break it. */
export const serverConnection = ({ socket }: IncomingMessage, outgoing: ServerResponse): Connection => ({
  reset: () => void socket.resetAndDestroy(),
  cut: ({ status, headers, text }, how) => {
    outgoing.writeHead(status, Object.fromEntries(headers));
    // Called once the bytes have gone to the system, so that no time has to be guessed.
    outgoing.write(text, () => {
      if (how === "reset") socket.resetAndDestroy();
      else socket.destroySoon();
    });
  },
});
