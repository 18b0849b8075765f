import { join } from "node:path";
import { must } from "@techlookup-tools/programs";
import { compile } from "../compile.ts";
import { entryOf } from "../connect.ts";
import { problemOf } from "../problem.ts";
import { resultIn } from "../run-child.ts";
import { roundsOf, type Section, tableOf } from "../section.ts";
import type { Taken } from "../slot.ts";
import { shuffled } from "../statistics.ts";
import { withServer } from "../with-server.ts";

export const coldStart: Section = {
  name: "cold-start",
  title: "Cold start",
  async run(context) {
    const { coldStarts, coldStartsMs } = context.pace;
    const until = performance.now() + coldStartsMs;
    const adapterOf = (name: string): string => entryOf(name).adapter ?? name;
    const adapters = new Set(context.names.map((name) => `adapters/${adapterOf(name)}.ts`));
    const folder = await compile("cold-start", [...adapters, "children/cold-start.ts"], false);
    const program = join(folder, "children", "cold-start.mjs");
    const samples: Taken[] = [];
    const problems: Record<string, string> = { ...context.problems };
    await withServer(async (url) => {
      // The first round fills the caches of the disk.
      for (let round = -1; round < coldStarts && (round < 3 || performance.now() < until); round += 1) {
        for (const name of shuffled(context.names.filter((one) => !(one in problems)))) {
          try {
            const adapter = join(folder, "adapters", `${adapterOf(name)}.mjs`);
            const output = await must([process.execPath, program, adapter, url], { timeoutMs: 30_000 });
            const time = resultIn<number>(output);
            if (round >= 0) samples.push({ entry: name, sample: { time } });
          } catch (thrown) {
            problems[name] = problemOf(thrown);
          }
        }
      }
    });
    const time = { name: "time", title: "time", unit: "ms", compared: true } as const;
    const head = { name: "first-answer", title: "Import to first answer", measures: [time] };
    const tables = [tableOf(head, samples, { ...context, problems })];
    return {
      how: `Rounds: ${roundsOf(tables)}. In each every client has a fresh process, in an order of chance. From before the import of the client to its first answer, parsed; the start of Node itself does not count.`,
      tables,
    };
  },
};
