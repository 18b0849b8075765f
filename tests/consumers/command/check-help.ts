import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../../tools/programs/process.ts";
import { report } from "../project.ts";

const rounds = 15;

const medianMs = async (command: readonly [string, ...string[]], cwd: string): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    await run(command, { cwd });
    times.push(performance.now() - startedAt);
  }
  return times.toSorted((one, other) => one - other)[rounds >> 1] ?? 0;
};

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
  const [emptyMs, helpMs] = [
    await medianMs([process.execPath, "empty.mjs"], folder),
    await medianMs([process.execPath, bin, "--help"], folder),
  ];
  const times = (helpMs / emptyMs).toFixed(2);
  console.log(
    `   --help: ${helpMs.toFixed(0)} ms, an empty script ${emptyMs.toFixed(0)} ms: ${times} times that (medians of ${rounds})`,
  );
};
