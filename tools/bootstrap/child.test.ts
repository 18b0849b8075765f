import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";

/** Says that it runs, and ends after a time, or when it finds itself orphaned. */
const program = (
  forMs: number,
): string => `import { whenOrphaned } from ${JSON.stringify(pathToFileURL(resolve("tools/bootstrap/child.mjs")).href)};
const end = (word) => { console.log(word); process.exit(); };
whenOrphaned(() => end("orphaned"));
console.log("started");
setTimeout(() => end("done"), ${forMs});`;

/** Longer than it takes to kill anything, on a busy machine too; and several times what passes until an orphan notices. */
const [longMs, shortMs] = [600_000, 1_000] as const;

const shell = (forMs: number) =>
  ["-c", '"$0" --input-type=module --eval "$1"; true', process.execPath, program(forMs)] as const;

/** As npm does: starts a shell, which stays while the program runs. */
const likeNpm = `require("node:child_process").spawn("sh", ["-c", '"$0" --input-type=module --eval "$1"; true', process.execPath, process.argv[1]],
  { stdio: "inherit" });
setInterval(() => {}, 1000);`;

/** What the program prints; whoever has started it is killed as soon as it runs. */
const linesOf = async (file: string, parameters: readonly string[], kill = true): Promise<string[]> => {
  const child = spawn(file, parameters, { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (kill) child.kill("SIGKILL");
  }
  return lines;
};

// Who is behind a shell, only Linux tells.
describe.runIf(process.platform === "linux")("a program is orphaned", { timeout: 60_000 }, () => {
  it("when its parent is killed", async () => {
    expect(await linesOf("sh", shell(longMs))).toEqual(["started", "orphaned"]);
  });

  it("when npm is killed, and the shell in between is left", async () => {
    expect(await linesOf(process.execPath, ["--eval", likeNpm, program(longMs)])).toEqual(["started", "orphaned"]);
  });

  it("not while they live", async () => {
    expect(await linesOf("sh", shell(shortMs), false)).toEqual(["started", "done"]);
  });
});
