import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CommandLine, run } from "../../../tools/programs/process.ts";
import { report } from "../project.ts";

const rounds = 31;

const timeMs = async (command: CommandLine, cwd: string): Promise<number> => {
  const startedAt = performance.now();
  await run(command, { cwd });
  return performance.now() - startedAt;
};

const medianOf = (times: readonly number[]): number => times.toSorted((one, other) => one - other)[rounds >> 1] ?? 0;

/** `--help` of all and of each command. How long it takes beside an empty script is printed: only a machine that does nothing else could hold it to a limit. */
export const checkHelp = async (folder: string): Promise<void> => {
  const bin = "node_modules/techlookup/dist/bin.js";
  const { output, passed } = await run(["npx", "techlookup", "--help"], { cwd: folder });
  report("--help", passed && /^Usage: techlookup /.test(output) && output.includes("Exit codes:") ? "ok" : output);
  const commands = Array.from(
    output.split("\nCommands:\n")[1]?.matchAll(/^ {2}([a-z]+)/gm) ?? [],
    ([, name = ""]) => name,
  );
  for (const name of commands) {
    const { output: text, passed: isPrinted } = await run([process.execPath, bin, name, "--help"], { cwd: folder });
    report(`${name} --help`, isPrinted && text.startsWith("Usage: techlookup") ? "ok" : text);
  }
  writeFileSync(join(folder, "empty.mjs"), "");
  const [empty, help]: [number[], number[]] = [[], []];
  // By turns, so that whatever else the machine does meets both.
  for (let round = 0; round < rounds; round++) {
    empty.push(await timeMs([process.execPath, "empty.mjs"], folder));
    help.push(await timeMs([process.execPath, bin, "--help"], folder));
  }
  const [emptyMs, helpMs] = [medianOf(empty), medianOf(help)];
  const times = (helpMs / emptyMs).toFixed(2);
  console.log(
    `   --help: ${helpMs.toFixed(0)} ms, an empty script ${emptyMs.toFixed(0)} ms: ${times} times that (medians of ${rounds})`,
  );
};
