import type { OverheadInput, OverheadOutput } from "../children/overhead.ts";
import type { Measure } from "../results.ts";
import { runChild } from "../run-child.ts";
import type { Context, Section } from "../section.ts";
import { roundsOf, tableOf } from "../section.ts";
import type { Scenario, Taken } from "../slot.ts";
import { withServer } from "../with-server.ts";

const scenarios: readonly (Scenario & { title: string })[] = [
  { name: "success", title: "Success, one at a time", domain: "found.example", atATime: 1 },
  { name: "success-50", title: "Success, 50 at a time", domain: "found.example", atATime: 50 },
  { name: "not-found", title: "404, one at a time", domain: "missing.example", atATime: 1 },
  { name: "not-found-50", title: "404, 50 at a time", domain: "missing.example", atATime: 50 },
  { name: "refused", title: "200 with success: false, one at a time", domain: "refused.example", atATime: 1 },
  { name: "refused-50", title: "200 with success: false, 50 at a time", domain: "refused.example", atATime: 50 },
];

const times: readonly Measure[] = [
  { name: "cpu", title: "CPU per call", unit: "µs", compared: true },
  { name: "p50", title: "p50", unit: "µs", compared: true },
  { name: "p99", title: "p99", unit: "µs", compared: true },
];
const allocation: Measure = { name: "allocation", title: "allocated per call", unit: "bytes", compared: true };

/**
 * A client's code must not be thrown away while others run. The young generation of a process that measures allocation has room for
 * all that a client allocates.
 */
const flags = ["--expose-gc", "--no-flush-bytecode"];
const roomy = [...flags, "--min-semi-space-size=512", "--max-semi-space-size=512"];

/** All clients share a process, so that whatever slows one round slows all of it; several processes, since no two run alike. */
const measure = (context: Context) =>
  withServer(async (url) => {
    const { pace, names } = context;
    const samples: Taken[] = [];
    let problems: Record<string, string> = {};
    const run = async (more: Pick<OverheadInput, "rounds" | "scenarios" | "slotMs">, nodeFlags: readonly string[]) => {
      const input: OverheadInput = {
        url,
        names: names.filter((name) => !(name in problems)),
        limitMs: pace.processMs,
        ...more,
      };
      const output = await runChild<OverheadOutput>("overhead", input, nodeFlags);
      problems = { ...problems, ...output.problems };
      samples.push(...output.samples);
    };
    const { rounds, slotMs, processes, allocationRounds } = pace;
    for (let count = 0; count < processes; count += 1) await run({ rounds, slotMs, scenarios }, flags);
    const oneAtATime = scenarios.filter(({ atATime }) => atATime === 1);
    await run({ rounds: allocationRounds, scenarios: oneAtATime, slotMs: 0 }, roomy);
    return { samples, problems };
  });

export const overhead: Section = {
  name: "overhead",
  title: "Overhead",
  async run(context) {
    const { processes, slotMs } = context.pace;
    const { samples, problems } = await measure(context);
    const known = { ...context, problems: { ...context.problems, ...problems } };
    const tables = scenarios.map(({ name, title, atATime }) => {
      const own = samples.filter(({ table }) => table === name);
      return tableOf({ name, title, measures: atATime === 1 ? [...times, allocation] : times }, own, known);
    });
    return {
      how: `Rounds: ${roundsOf(tables)}, in fresh processes: ${processes}. In each round every client runs for ${slotMs} ms in the same process, in an order of chance; the figures are medians of the rounds, a ratio is to bare fetch of the same round, and ± is half of the range between the quartiles. CPU is that of the client's process, its garbage collection included; allocation is measured in a process of its own, in which nothing is collected.`,
      tables,
    };
  },
};
