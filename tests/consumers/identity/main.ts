/** Errors keep their identity between copies of the packed packages, contexts and workers, on each Node. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publicPackages } from "../../../tools/packages.ts";
import { run } from "../../../tools/programs/process.ts";
import { nodeRuntimes } from "../../../tools/runtimes/paths.ts";
import { createProject } from "../project.ts";

const title = "identity.mjs";
const code = readFileSync(new URL(title, import.meta.url), "utf8");
using project = await createProject(
  publicPackages().map(({ tarball }) => tarball),
  [{ title, code }],
);

for (const { name, file } of nodeRuntimes()) {
  const { passed, output } = await run([file, join(project.folder, title)], { cwd: project.folder });
  console.log(`${passed ? "ok" : "FAILED"} ${name}: ${output.trim()}`);
  if (!passed) process.exitCode = 1;
}
