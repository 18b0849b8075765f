import { type EnrichOptions, type EnrichRecord, type Entries, enrich } from "@techlookup/core/enrich";
import { createSandbox, type SandboxSettings } from "@techlookup/sandbox";
// @boundaries-ignore the clock of core's own tests
import { FakeClock } from "../../../core/test/support/fake-clock.ts";
import { type ClientOptions, TechLookup, type TechLookupError } from "../../src/index.ts";

/** A client at a sandbox, in fake time, and runs of `enrich` on it. */
export const setUp = (own: ClientOptions = {}, settings: SandboxSettings = {}) => {
  const clock = new FakeClock();
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => void clock.setTimer(resolve, ms));
  const sandbox = createSandbox({ clock: { now: clock.now, sleep }, ...settings });
  const client = new TechLookup({ apiKey: sandbox.keys.pro, fetch: sandbox.fetch, clock, ...own });
  /** Reads a run to its end. */
  const run = async (domains: Entries, options: EnrichOptions = {}) => {
    const enrichment = enrich(client, domains, { clock, ...options });
    const records: EnrichRecord<unknown>[] = [];
    const read = async (): Promise<TechLookupError | undefined> => {
      try {
        for await (const record of enrichment) records.push(record);
        return undefined;
      } catch (thrown) {
        return thrown as TechLookupError;
      }
    };
    const error = await clock.run(read());
    return { records, error, report: enrichment.report, kinds: records.map(({ kind }) => kind) };
  };
  /** Requests that cost, as the sandbox saw them. */
  const paid = () => sandbox.requests.filter(({ path }) => path !== "/v1/credits");
  return { clock, sandbox, client, run, paid };
};
