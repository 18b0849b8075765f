import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { TechLookup } from "@techlookup/node";
import { startSandbox } from "@techlookup/sandbox/node";
import type { Runtime } from "./run.ts";

/** A port of this machine where somebody listened and nobody does any more. */
const findRefusedUrl = async (): Promise<string> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
};

/** Node, with a sandbox in its own process for each stage. */
export const node: Runtime = {
  setTimeZone: (timeZone) => {
    const before = process.env.TZ;
    process.env.TZ = timeZone;
    return () => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    };
  },
  startStage: async () => {
    const sandbox = await startSandbox();
    return {
      url: sandbox.url,
      refusedUrl: await findRefusedUrl(),
      makeClient: (options) => new TechLookup(options),
      end: () => sandbox.close(),
    };
  },
};
