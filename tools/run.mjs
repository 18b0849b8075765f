/**
 * The one way in: `node tools/run.mjs <command>`. Installs what is missing, then runs the command with the pinned Node.
 * Without dependencies, and readable by an old Node, so that it can say that it is too old.
 */
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { commands, describeCommands } from "./bootstrap/commands.mjs";
import { install } from "./bootstrap/install.mjs";
import { nodeProblem, thisMachine } from "./bootstrap/node-version.mjs";
import { whenOrphaned } from "./bootstrap/orphaned.mjs";
import { runChild } from "./bootstrap/run-child.mjs";
import { isInstalled } from "./bootstrap/stamp.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Tools of this repository report nothing to anybody. */
const quiet = { TURBO_TELEMETRY_DISABLED: "1", DOCUSAURUS_NO_TELEMETRY: "1", DO_NOT_TRACK: "1" };

/** @param {NodeJS.ProcessEnv} env */
const pathOf = (env) => env.PATH || env.Path || "";

/** The development Node that pnpm installed, or the one that runs this where there is none. */
const developmentNode = () => {
  const { platform, arch } = thisMachine();
  const pinned = join(root, "node_modules", `node-${platform}-${arch}`, "bin", "node");
  return existsSync(pinned) ? pinned : process.execPath;
};

/** @param {string[]} parameters */
const main = async ([name = "", ...rest]) => {
  const tooOld = nodeProblem(process.versions.node, thisMachine());
  if (tooOld) return fail(tooOld);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return fail(describeCommands(name));
  // npm and its shell. Who called this file without npm may go, and let it run on.
  if (process.env.npm_lifecycle_event) whenOrphaned(() => process.kill(process.pid, "SIGTERM"));
  if (!isInstalled(root)) {
    const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const { code, problem } = await install(root, packageManager);
    if (problem) return fail(problem);
    if (code !== 0) return code;
  }
  const conditions = command.source ? ["--conditions=@techlookup/source"] : [];
  const path = `${join(root, "node_modules", ".bin")}${delimiter}${pathOf(process.env)}`;
  return runChild(developmentNode(), [...conditions, join(root, command.script), ...rest], {
    cwd: root,
    env: { ...process.env, ...quiet, PATH: path },
    stdio: "inherit",
  });
};

/** @param {string} message */
const fail = (message) => {
  console.error(message);
  return 1;
};

process.exitCode = await main(process.argv.slice(2));
