import { connect, createServer, type Socket } from "node:net";
import { startSandbox } from "@techlookup/sandbox/node";
import { findRefusedUrl, listen } from "@techlookup-tools/programs/ports";

/**
 * Has every connection used once, byte for byte: runtimes repeat by themselves what a connection loses that was used before,
 * and whether one was would be up to chance. What they do then is a case of the faults.
 */
const withoutReuse = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString("latin1").replace(/^(connection: )keep-alive/im, "$1close     "), "latin1");

/**
 * A page refuses a secret key, so it sends a token of the same length: `page_test_…` for `tapi_test_…`. The relay puts the key in its
 * place, byte for byte.
 */
const withKey = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString("latin1").replace(/(authorization: Bearer )page_/gi, "$1tapi_"), "latin1");

/** A sandbox that pages can reach too, behind a relay that passes bytes on as they are, but for the token of a page. */
export interface RunningStage extends AsyncDisposable {
  readonly url: string;
  readonly refusedUrl: string;
}

export const startStage = async (): Promise<RunningStage> => {
  const sandbox = await startSandbox({ cors: true });
  const target = Number(new URL(sandbox.url).port);
  const sockets = new Set<Socket>();
  const relay = createServer((client) => {
    const server = connect(target, "127.0.0.1");
    const pairs = [
      [client, server],
      [server, client],
    ] as const;
    for (const [one, other] of pairs) {
      sockets.add(one);
      one.on("end", () => other.end());
      // A reset is passed on as one.
      one.on("error", () => other.resetAndDestroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroySoon();
      });
    }
    client.on("data", (bytes) => server.write(withKey(bytes)));
    server.on("data", (bytes) => client.write(withoutReuse(bytes)));
  });
  const port = await listen(relay);
  return {
    url: `http://127.0.0.1:${port}`,
    refusedUrl: await findRefusedUrl(),
    [Symbol.asyncDispose]: async () => {
      relay.close();
      for (const socket of sockets) socket.destroy();
      await sandbox.close();
    },
  };
};
