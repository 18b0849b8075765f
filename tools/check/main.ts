/**
 * `npm test` runs all gates, that is all tasks of turbo.jsonc; words choose those whose names have a word that begins with one of them,
 * and what they need. What has not changed since it passed comes from turbo's cache, unless `--force` is given.
 */
import { spawn } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { findProgram, preparePrograms, programNames } from "../browsers/browsers.ts";
import { readJson } from "../packages.ts";
import { cleanup, must } from "../programs/process.ts";
import { changeBase, isShallow, lastVersioning } from "../release/changes.ts";
import { countOf, isChosen, nameOf, reportFile, stateOf, strayWords, type Task } from "./gates.ts";

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { force: { type: "boolean", default: false } },
});
const kinds = ["build", "test", "types", "examples", "suite"];

const chosenBrowsers = process.env.TECHLOOKUP_BROWSERS?.split(",") ?? ["chromium"];
await preparePrograms(programNames.filter((name) => name === "redis" || chosenBrowsers.includes(name)));

/** What results depend on, besides the files that turbo hashes: this machine's Node, browsers and Redis, and the history of git. */
const versions = programNames.map((name) => {
  const file = findProgram(name);
  return file === undefined ? `no ${name}` : `${file} ${statSync(file).mtimeMs}`;
});
process.env.TECHLOOKUP_MACHINE = [process.platform, process.arch, process.version, ...versions].join(", ");
if (!(await isShallow())) process.env.TECHLOOKUP_HISTORY = `${await changeBase()} ${await lastVersioning()}`;

const { scripts } = readJson<{ scripts: object }>("package.json");
const rootGates = Object.keys(scripts).filter((name) => name.startsWith("gate:"));
const plan: Task[] = JSON.parse(await must(["turbo", "run", ...kinds, ...rootGates, "--dry=json"])).tasks;
const gates = plan.filter(({ command }) => command !== "<NONEXISTENT>");
const names = gates.map(({ taskId }) => nameOf(taskId));
const stray = strayWords(names, words);
if (stray.length > 0) {
  console.error(`No gate's name has a word that begins with '${stray.join("' or '")}'. These exist:`);
  console.error(names.toSorted().join("\n"));
  process.exit(1);
}

for (const gate of gates) rmSync(reportFile(gate), { force: true });
const chosen = gates.map(({ taskId }) => taskId).filter((taskId) => isChosen(nameOf(taskId), words));
const startedAt = performance.now();
// Three at a time, on two cores and on more: half of the gates wait for browsers, timers and child processes, and others use
// several cores. Two at a time left one of two cores idle for half of the time.
const flags = [
  "--concurrency=3",
  "--continue=dependencies-successful",
  "--summarize",
  "--log-order=stream",
  "--log-prefix=task",
];
const turbo = spawn("turbo", ["run", ...chosen, ...flags, ...(values.force ? ["--force"] : [])], {
  stdio: ["ignore", "pipe", "inherit"],
  env: { ...process.env, NO_COLOR: "1" },
  detached: true,
});

// `turbo` is a script around a program, and passes no signal on: as a group both get it. turbo then ends its tasks itself.
cleanup(() => {
  if (turbo.exitCode === null && turbo.pid !== undefined) process.kill(-turbo.pid, "SIGINT");
});

/** What each gate prints, by its prefix; everything else is turbo's own. */
const outputs = new Map(plan.map(({ taskId }) => [`${taskId.replace("#", ":")}: `, [] as string[]]));
const outputOf = (taskId: string): readonly string[] => outputs.get(`${taskId.replace("#", ":")}: `) ?? [];
const own: string[] = [];
for await (const line of createInterface({ input: turbo.stdout })) {
  const prefix = /^\S+: /.exec(line)?.[0] ?? "";
  const output = outputs.get(prefix);
  if (output === undefined) own.push(line);
  else if (output.push(line.slice(prefix.length)) === 1 && !line.includes("cache hit"))
    console.log(`… ${nameOf(prefix.slice(0, -2).replace(":", "#"))}`);
}
const summaryFile = /^ *Summary: +(\S+)/m.exec(own.join("\n"))?.[1] ?? "";
if (summaryFile === "") {
  console.error(own.join("\n"));
  console.log("0 passed, 1 failed");
  process.exit(1);
}
const { tasks } = readJson<{ tasks: Task[] }>(summaryFile);
rmSync(summaryFile);

/** A gate that needs one that failed is not in turbo's summary. */
const results = gates
  .filter(({ taskId }) => chosen.includes(taskId) || tasks.some((task) => task.taskId === taskId))
  .map(
    ({ taskId, command, directory }) => tasks.find((task) => task.taskId === taskId) ?? { taskId, command, directory },
  );
console.log();
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
for (const task of results) {
  const state = stateOf(task);
  const { startTime = 0, endTime = 0 } = task.execution ?? {};
  console.log(`${state.padEnd(9)}${nameOf(task.taskId).padEnd(24)}${seconds(endTime - startTime).padStart(8)}`);
  const output = outputOf(task.taskId);
  if (state === "FAILED") console.log(output.join("\n").replace(/^/gm, "    "));
  else for (const text of output.filter((one) => one.startsWith("warning: "))) console.log(`    ${text}`);
}
const bad = results.filter((task) => ["FAILED", "NOT RUN"].includes(stateOf(task)));
const verdict = bad.map((task) => `${nameOf(task.taskId)} (${stateOf(task).toLowerCase()})`).join(", ");
const took = seconds(performance.now() - startedAt);
console.log(`\n${verdict === "" ? "All passed" : `Did not pass: ${verdict}`}. ${results.length} gates in ${took}.`);
const counts = results.map(countOf);
const sum = (key: "passed" | "failed"): number => counts.reduce((total, count) => total + count[key], 0);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
