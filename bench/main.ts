/**
 * Measures the clients beside everyone. Words choose sections or clients; `--quick` takes minutes, `--full` as long as it needs. `--check`
 * compares with the goals, and fails when one is missed; `--record` keeps a run, or the sections that are named, as the one that the
 * documentation shows.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { judge, percent } from "./check.ts";
import { choose } from "./choose.ts";
import { profile } from "./domains.ts";
import { goals } from "./goals.ts";
import { machine, titles } from "./machine.ts";
import { paces } from "./paces.ts";
import { resultsText, sectionText, whenText } from "./report.ts";
import type { Results, SectionResult } from "./results.ts";
import { runChild } from "./run-child.ts";
import { sections } from "./sections/sections.ts";
import { withServer } from "./with-server.ts";

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
  },
});

const minutesSince = (startedAt: number): number => Number(((performance.now() - startedAt) / 60_000).toFixed(1));

const save = (folder: string, results: Results): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "results.json"), `${JSON.stringify(results, undefined, 2)}\n`);
};

/** The recorded run with these sections in place of its own, each with when and where it was measured. */
const merge = (results: Results): Results => {
  const recorded: Results = JSON.parse(readFileSync(join(import.meta.dirname, "results.json"), "utf8"));
  const anew = results.sections.map((section) => ({ ...section, when: `${whenText(results)}.` }));
  const all = [...recorded.sections.filter(({ name }) => !anew.some((one) => one.name === name)), ...anew];
  const order = sections.map(({ name }) => name);
  all.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return { ...recorded, titles: { ...results.titles, ...recorded.titles }, sections: all };
};

const verify = (names: readonly string[]): Promise<Record<string, string>> => {
  console.error("verifying the clients");
  return withServer((url) => runChild("verify", { url, names }));
};

/** Prints a line for each goal. */
const check = (results: Results): void => {
  const verdicts = goals.map((goal) => judge(goal, results));
  for (const { state, text } of verdicts) if (state !== "not run") console.log(`${state.padEnd(8)}${text}`);
  const noise = Math.max(...verdicts.map((verdict) => verdict.noise));
  if (noise > 0.05)
    console.log(`By chance a ratio is off by up to ${percent(noise)}: repeat it on a machine that does nothing else.`);
  const missed = verdicts.filter(({ state }) => state === "MISSED").length;
  console.log(missed === 0 ? "No goal was missed." : `${missed} goals were missed.`);
  if (missed > 0) process.exitCode = 1;
};

const main = async (): Promise<void> => {
  const pace = paces[values.full ? "full" : values.quick ? "quick" : "default"];
  const chosen = choose(words, sections);
  const isWhole = chosen.sections.length === sections.length;
  if (values.record && words.some((word) => !sections.some(({ name }) => name === word)))
    throw new Error("--record keeps whole sections: leave out the names of clients");
  const startedAt = performance.now();
  const date = new Date().toISOString().slice(0, 10);
  const problems = chosen.sections.every(({ clients }) => clients) ? {} : await verify(chosen.names);
  const names = chosen.names.filter((name) => !(name in problems));
  const done: SectionResult[] = [];
  for (const { name, title, run } of chosen.sections) {
    console.error(`${minutesSince(startedAt)} min: measuring ${name}`);
    const { how, tables } = await run({ pace, names, problems, words });
    const result = { name, title, how, tables: tables.filter(({ rows }) => rows.length > 0) };
    done.push(result);
    console.log(`${sectionText(result, titles())}\n`);
  }
  const answerBytes = JSON.stringify({ success: true, data: profile }).length;
  const minutes = minutesSince(startedAt);
  const results = { date, pace: pace.name, minutes, answerBytes, machine: machine(), titles: titles(), sections: done };
  const last = join(import.meta.dirname, ".cache");
  save(last, results);
  writeFileSync(join(last, "results.md"), `# Benchmarks\n\n${resultsText(results)}`);
  if (values.record) save(import.meta.dirname, isWhole ? results : merge(results));
  console.error(`${minutes} minutes. ${join(last, "results.md")} and results.json have the whole run.`);
  if (values.check) check(results);
};

try {
  await main();
} catch (thrown) {
  console.error((thrown as Error).message);
  process.exitCode = 1;
}
