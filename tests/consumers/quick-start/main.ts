/** The README's quick start, pasted into an empty project with the packed tarballs, on each Node. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { codeBlocks } from "../../../tools/markdown.ts";
import { publicPackages } from "../../../tools/packages.ts";
import { run } from "../../../tools/programs/process.ts";
import { nodeRuntimes } from "../../../tools/runtimes/paths.ts";
import { createProject } from "../project.ts";
import { expectations } from "./expectations.ts";
import { startSandbox } from "./sandbox.ts";

const blocks = codeBlocks(readFileSync("README.md", "utf8"), "Quick start");
const tarballs = publicPackages().map(({ tarball }) => tarball);
using project = await createProject(tarballs, blocks);

let failures = 0;
for (const { name: node, file } of nodeRuntimes()) {
  using sandbox = await startSandbox(file, project.folder);
  for (const { title } of blocks) {
    for (const { name, parameters, env, exitCode, printed } of expectations) {
      const result = await run([file, join(project.folder, title), ...parameters], {
        cwd: project.folder,
        env: { ...sandbox.env, ...env },
      });
      const fits = result.exitCode === exitCode && printed.test(result.output);
      console.log(`${fits ? "ok" : "FAILED"} ${node}, ${title}, ${name}`);
      if (fits) continue;
      failures += 1;
      console.log(
        `exit code ${result.exitCode}, expected ${exitCode}; printed, expected ${printed}:\n${result.output}`,
      );
    }
  }
}
if (blocks.length !== 2) {
  console.log(`The README's quick start has ${blocks.length} titled blocks, and should have 2: ES module and CommonJS`);
  failures += 1;
}
process.exitCode = failures === 0 ? 0 : 1;
