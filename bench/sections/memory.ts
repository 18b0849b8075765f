import { problemOf } from "../problem.ts";
import type { Measure } from "../results.ts";
import { runChild } from "../run-child.ts";
import { type Context, type Section, tableOf } from "../section.ts";
import { inParallel, type Sample, type Taken } from "../slot.ts";
import { withServer } from "../with-server.ts";

const traces: readonly Measure[] = [
  { name: "heap", title: "heap growth", unit: "bytes" },
  { name: "sockets", title: "sockets", unit: "" },
  { name: "timers", title: "timers", unit: "" },
  { name: "listeners", title: "listeners", unit: "" },
];
const whenRetried: readonly Measure[] = [
  { name: "abort", title: "slowest abort of a wait", unit: "ms" },
  { name: "failures", title: "failed calls", unit: "" },
  ...traces,
];

/** No time is measured, but that of an abort: several clients run at a time, each with a server of its own. The server lets idle connections go, and so must the clients. */
const keepAliveMs = 1_000;

/** Node's own code is not thrown away either: that would look as if a client gave memory back. */
const flags = ["--expose-gc", "--no-flush-bytecode"];

const sampleEach = async (
  context: Context,
  file: "memory" | "retried",
  names: readonly string[],
  calls: number,
  atATime: number,
) => {
  const samples: Taken[] = [];
  const problems: Record<string, string> = {};
  await inParallel(atATime, names.length, async (index) => {
    const name = names[index] ?? "";
    try {
      const run = (url: string) => runChild<Sample>(file, { url, name, calls }, flags);
      samples.push({ entry: name, sample: await withServer(run, keepAliveMs) });
    } catch (thrown) {
      problems[name] = problemOf(thrown);
    }
  });
  return { samples, context: { ...context, names, problems } };
};

export const memory: Section = {
  name: "memory",
  title: "Memory, sockets and listeners",
  async run(context) {
    const { calls, retriedCalls } = context.pace;
    const many = await sampleEach(context, "memory", context.names, calls, 3);
    const ours = context.names.filter((name) => name === "core" || name === "node");
    const retried = await sampleEach(context, "retried", ours, retriedCalls, 1);
    const problems = { ...context.problems, ...many.context.problems };
    return {
      how: "A process for each client, 50 calls at a time, all with one signal that lives on (stripe takes none). Counted after a collection of garbage, when the server has closed idle connections; what was there before the calls does not count.",
      tables: [
        tableOf({ name: "calls", title: `After ${calls.toLocaleString("en")} calls`, measures: traces }, many.samples, {
          ...context,
          problems,
        }),
        tableOf(
          {
            name: "retried",
            title: `After ${retriedCalls.toLocaleString("en")} calls that are repeated once`,
            measures: whenRetried,
          },
          retried.samples,
          retried.context,
        ),
      ],
    };
  },
};
