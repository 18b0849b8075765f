import type { Table } from "../results.ts";
import type { Context, Section } from "../section.ts";
import type { OutagePlan } from "./plan.ts";
import { realTable } from "./real.ts";
import { simulatedTable } from "./simulated.ts";

const how =
  "Each client runs by its own defaults, in a process of its own, against a server of its own that does what the simulated one does. In real time once, or three times in a full run, whose figures are medians; simulated with ten seeds, where a client is its policy as documented, and ours its real code. Load is the requests that reach the server while it is in trouble, by the calls that begin in that time. A call that has not ended 30 s after the last has begun is lost. A dash under back: not within the time that is watched.";

/** A section of plans: those of the pace in real time, then all of them simulated. */
export const outageSection = (name: string, title: string, more: string, plans: readonly OutagePlan[]): Section => ({
  name,
  title,
  async run(context: Context) {
    // Each program that runs is ended with this process.
    process.setMaxListeners(0);
    const { pace, names } = context;
    const tables: Table[] = [];
    const seeds = pace.bulk === "long" ? [1, 2, 3] : [1];
    for (const plan of plans) {
      if (plan.paces.includes(pace.bulk)) tables.push(await realTable(plan, context, seeds));
      tables.push(simulatedTable(plan, names));
    }
    return { how: `${how} ${more}`, tables };
  },
});
