import { start } from "@techlookup-tools/programs";

/** Runs something beside a server of its own, in a process of its own. */
export const withServer = async <T>(run: (url: string) => Promise<T>, keepAliveMs = 75_000): Promise<T> => {
  using server = start([process.execPath, `${import.meta.dirname}/server.ts`, String(keepAliveMs)]);
  return await run(await server.printed(/listening on (\S+)\n/));
};
