import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { must } from "@techlookup-tools/programs";
import { build } from "esbuild";
import { entryOf } from "../connect.ts";
import { problemOf } from "../problem.ts";
import { roundsOf, type Section, tableOf } from "../section.ts";
import type { Taken } from "../slot.ts";
import { shuffled } from "../statistics.ts";
import { withServer } from "../with-server.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, ".cache", "cold-start");

/** As an application has them: JavaScript, and the packages where they were installed. */
const compile = async (adapters: readonly string[]): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [
      ...adapters.map((name) => join(root, "adapters", `${name}.ts`)),
      join(root, "children/cold-start.ts"),
    ],
    outbase: root,
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
  });
};

export const coldStart: Section = {
  name: "cold-start",
  title: "Cold start",
  async run(context) {
    const { coldStarts, coldStartsMs } = context.pace;
    const until = performance.now() + coldStartsMs;
    const adapterOf = (name: string): string => entryOf(name).adapter ?? name;
    await compile([...new Set(context.names.map(adapterOf))]);
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
            const time = Number(/^RESULT (.+)$/m.exec(output)?.[1]);
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
