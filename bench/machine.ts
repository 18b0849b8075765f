import { arch, availableParallelism, cpus, type } from "node:os";
import { bulkEntries, sequentialEntry } from "./bulk/clients.ts";
import { simulatedTitles } from "./bulk/simulated.ts";
import { entries } from "./entries.ts";
import { versionOf } from "./installed.ts";
import { withoutGate } from "./outages/simulated.ts";
import type { Results } from "./results.ts";

/** Where a run happens, as far as its figures depend on it. */
export const machine = (): Results["machine"] => ({
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: availableParallelism(),
  system: `${type()} ${arch()}`,
  node: process.versions.node,
});

/** The clients as tables call them, with the versions that are measured. Our own are as in this commit. */
export const titles = (): Record<string, string> => ({
  ...simulatedTitles,
  [withoutGate]: "@techlookup/node without its gate",
  ...Object.fromEntries(
    [...entries, ...bulkEntries, sequentialEntry].map(({ name, title, packages: [main] }) => {
      const version = main === undefined || main.startsWith("@techlookup/") ? "" : versionOf(main);
      return [name, `${title} ${version}`.trim()];
    }),
  ),
});
