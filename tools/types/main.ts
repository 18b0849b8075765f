import { existsSync, globSync } from "node:fs";
import { runCommand } from "../check/run-command.ts";

/** Checks all projects with one TypeScript: `node tools/types/main.ts typescript` or `… typescript7`. */
const compiler = `node_modules/${process.argv[2]}/bin/tsc`;
if (!existsSync(compiler)) {
  console.error(`There is no ${compiler}: name a TypeScript that is installed, typescript or typescript7.`);
  process.exit(1);
}

const projects = [...globSync("{packages,apps}/*/tsconfig.json").sort(), "tsconfig.tools.json"];
for (const project of projects) {
  const { passed, output } = await runCommand([process.execPath, compiler, "-p", project, "--pretty", "false"]);
  console.log(`${passed ? "ok" : "FAILED"} ${project}\n${output}`);
  if (!passed) process.exitCode = 1;
}
