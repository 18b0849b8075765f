/** The README's quick start, pasted into an empty project with the packed tarballs, on each Node. */
import { nodeRuntimes } from "../../../tools/runtimes/paths.ts";
import { createProject, report } from "../project.ts";
import { installedSandbox, startSandbox } from "../sandbox.ts";
import { quickStart, runQuickStart } from "./run-quick-start.ts";

using project = await createProject(quickStart);
const titles = quickStart.map(({ title }) => title).join(", ");
report("ES module and CommonJS", quickStart.length === 2 ? "ok" : `The README's quick start has ${titles}`);
for (const { name, file } of nodeRuntimes()) {
  using sandbox = await startSandbox(installedSandbox(file), project.folder);
  await runQuickStart(name, file, project.folder, sandbox.env);
}
