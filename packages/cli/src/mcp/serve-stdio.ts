import { Writable } from "node:stream";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { McpServer } from "./server.ts";
import type { Serving } from "./serving.ts";

/** Serves the client that has started this process, by stdin and stdout. Whatever else is written to stdout goes to stderr: it would break the protocol. */
export const serveStdio = async ({ server }: McpServer): Promise<Serving> => {
  const write = process.stdout.write.bind(process.stdout);
  const protocol = new Writable({ write: (chunk, _, done) => void write(chunk, () => done()) });
  // The SDK waits once for each message that the reader is too slow for.
  protocol.setMaxListeners(0);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  const ended = new Promise<void>((done) => {
    process.stdin.once("end", done).once("close", done);
    // The reader has gone: the client was killed, say.
    process.stdout.on("error", () => done());
  });
  await server.connect(new StdioServerTransport(process.stdin, protocol));
  return { ended, close: () => server.close() };
};
