/** One of the processes that use a key: makes its part of the calls, some at a time, and says how many failed. */
import { storedDomains } from "@techlookup/sandbox";
import type { BulkSettings, ConnectBulk } from "../bulk/client.ts";
import { inParallel } from "../slot.ts";
import { readInput, report } from "./child.ts";

export interface BulkInput extends BulkSettings {
  /** The file in `bulk/clients/`. */
  readonly client: string;
  readonly calls: number;
  /** Answers when all processes are ready. */
  readonly startUrl: string;
}

export interface BulkOutput {
  readonly failed: number;
  /** By the time of day. */
  readonly endedAtMs: number;
  /** What the first that failed threw. */
  readonly problem?: string;
}

const { client, calls, startUrl, ...settings } = readInput<BulkInput>();
const { connect }: { connect: ConnectBulk } = await import(`../bulk/clients/${client}.ts`);
const { call, close } = await connect(settings);
await (await fetch(startUrl)).text();
let failed = 0;
let problem: string | undefined;
await inParallel(settings.atATime, calls, async (index) => {
  try {
    await call(storedDomains[index % storedDomains.length] ?? "");
  } catch (thrown) {
    failed += 1;
    problem ??= String(thrown);
  }
});
const output: BulkOutput = { failed, endedAtMs: Date.now(), ...(problem !== undefined && { problem }) };
// What is settled within the last moments is told first.
await new Promise((resolve) => setTimeout(resolve, 200));
await close?.();
report(output);
