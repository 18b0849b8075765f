import { node } from "./node.ts";
import { runExchanges, runPure } from "./run.ts";

const outcomes = [...runPure(node.setTimeZone), ...(await runExchanges(node))];
const groups = [...new Set(outcomes.map(({ group }) => group))];
for (const group of groups) {
  const cases = outcomes.filter((outcome) => outcome.group === group);
  const failed = cases.filter(({ problem }) => problem !== undefined);
  console.log(
    `${group.padEnd(12)} ${String(cases.length - failed.length).padStart(4)} passed, ${failed.length} failed`,
  );
}
for (const { group, id, says, problem } of outcomes) {
  if (problem !== undefined) console.log(`\n${group}/${id}: ${says}\n  ${problem}`);
}
const failed = outcomes.filter(({ problem }) => problem !== undefined).length;
console.log(`\n${outcomes.length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
