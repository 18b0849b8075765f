/** Errors keep their identity between copies of the packed packages, contexts and workers, on each Node. */
import { readFileSync } from "node:fs";
import { run } from "../../../tools/programs/process.ts";
import { nodeRuntimes } from "../../../tools/runtimes/paths.ts";
import { createProject, report } from "../project.ts";

const title = "identity.mjs";
using project = await createProject([{ title, code: readFileSync(new URL(title, import.meta.url), "utf8") }]);
for (const { name, file } of nodeRuntimes()) {
  const { passed, output } = await run([file, title], { cwd: project.folder });
  report(`${name}: ${output.trim()}`, passed ? "ok" : "see above");
}
