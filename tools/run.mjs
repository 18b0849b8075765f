/**
 * The one way in: `node tools/run.mjs <program> [parameters]`. Installs what is missing, then runs the program with the pinned Node and
 * the tools of the repository on the PATH. Without dependencies, and readable by an old Node, so that it can say that it is too old.
 */
import { readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runChild, whenOrphaned } from "./bootstrap/child.mjs";
import { install } from "./bootstrap/install.mjs";
import { nodeProblem, thisMachine } from "./bootstrap/node-version.mjs";
import { isInstalled } from "./bootstrap/stamp.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The tools report nothing to anybody. */
const quiet = { TURBO_TELEMETRY_DISABLED: "1", DOCUSAURUS_NO_TELEMETRY: "1", DO_NOT_TRACK: "1" };

/** @param {string[]} parameters */
const main = async ([program, ...parameters]) => {
  const tooOld = nodeProblem(process.versions.node, thisMachine());
  if (tooOld) return fail(tooOld);
  if (!program) return fail("Name a program: `node tools/run.mjs turbo run build`. `npm run` lists the commands.");
  // npm and its shell. Who calls this file without npm may end, and let it run on.
  if (process.env.npm_lifecycle_event) whenOrphaned(() => process.kill(process.pid, "SIGTERM"));
  if (!isInstalled(root)) {
    const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const { code, problem } = await install(root, packageManager);
    if (problem) return fail(problem);
    if (code !== 0) return code;
  }
  const path = `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH || process.env.Path || ""}`;
  const env = { ...process.env, ...quiet, PATH: path };
  return runChild(program, parameters, { cwd: root, env, stdio: "inherit", shell: process.platform === "win32" });
};

/** @param {string} message */
const fail = (message) => {
  console.error(message);
  return 1;
};

process.exitCode = await main(process.argv.slice(2));
