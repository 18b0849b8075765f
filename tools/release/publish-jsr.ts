/** Publishes to JSR what npm has already. Apart, so that a failure there does not hold up npm. Parameter: `--dry-run`. */
import { runCommand } from "../check/run-command.ts";
import { denoFile } from "../runtimes/paths.ts";

const isDry = process.argv.includes("--dry-run");
const parameters = isDry ? ["--dry-run", "--allow-dirty"] : [];
const { passed, output } = await runCommand([denoFile, "publish", ...parameters], {
  env: { DENO_NO_UPDATE_CHECK: "1" },
});
console.log(output.trim());
process.exitCode = passed ? 0 : 1;
