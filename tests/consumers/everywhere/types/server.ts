import { createFleet, type Fleet, type FleetOptions, partFiles } from "@techlookup/bullmq";
import { createGateway } from "@techlookup/gateway";
import { isApiError, type Result, TechLookup } from "@techlookup/node";
import { startTelemetry } from "@techlookup/node/otel";
import { createSandbox, type Fault } from "@techlookup/sandbox";
import { type RunningSandbox, startSandbox } from "@techlookup/sandbox/node";

/** What a server uses compiles without the types of pages: with those of Node alone. */
export const stop: () => void = startTelemetry();

export const sandbox = createSandbox();
export const client = new TechLookup({ apiKey: sandbox.keys.pro, fetch: sandbox.fetch });
export const gateway = createGateway({
  ...{ apiKey: sandbox.keys.pro, fetch: sandbox.fetch, allow: ["domains.get"] },
  authorize: ({ headers }) => ({ id: headers.get("x-user") ?? "nobody" }),
});

export const fleetOf = ({ connection }: FleetOptions): Fleet => createFleet({ connection, apiKey: sandbox.keys.pro });
export const worker = (fleet: Fleet): Promise<void> => fleet.work({ client, sink: partFiles("parts") }).close();

export const attempts = async (fault: Fault): Promise<number> => {
  await using running: RunningSandbox = await startSandbox({ windowMs: 1_000 });
  running.script(fault);
  const { safe } = new TechLookup({ apiKey: running.keys.pro, baseUrl: running.url });
  const result: Result<unknown> = await safe.account.credits();
  return !result.ok && isApiError(result.error) ? result.error.attempts.length : 0;
};
