import { spawn } from "node:child_process";
import { join } from "node:path";
import { denoFile } from "@techlookup-tools/runtimes";

/** What a program of `programs/` printed, and how it ended. */
interface Run {
  readonly output: string;
  readonly exitCode: number | null;
}

/** Runs a program with exactly these permissions and these variables. It never asks: what is not granted is denied. */
export const runDeno = (
  flags: readonly string[],
  program: string,
  parameters: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> =>
  new Promise((resolve, reject) => {
    const file = join(import.meta.dirname, "programs", program);
    const child = spawn(denoFile, ["run", "--no-prompt", ...flags, file, ...parameters], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1", ...env },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.once("error", reject);
    child.once("close", (exitCode) => resolve({ output, exitCode }));
  });
