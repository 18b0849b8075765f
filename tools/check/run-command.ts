import { spawn } from "node:child_process";
import type { CommandLine } from "./gate.ts";

export interface CommandResult {
  readonly passed: boolean;
  /** Undefined when the program was ended by a signal, or could not be started. */
  readonly exitCode: number | undefined;
  /** Standard output and error, as they came. */
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** How long it may run, in milliseconds. Default: for ever. */
  readonly timeoutMs?: number;
}

/** Runs a command to its end, and keeps what it prints. */
export const runCommand = (
  [file, ...parameters]: CommandLine,
  { cwd = ".", env = {}, timeoutMs = 0 }: CommandOptions = {},
): Promise<CommandResult> =>
  new Promise((resolve) => {
    const child = spawn(file, parameters, {
      cwd,
      timeout: timeoutMs,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1", ...env },
      shell: process.platform === "win32",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.once("error", ({ message }) => {
      resolve({ passed: false, exitCode: undefined, output: `${file} cannot be started: ${message}` });
    });
    child.once("close", (code, signal) => {
      if (signal) output += `\n${file} was ended by ${signal}`;
      resolve({ passed: code === 0, exitCode: code ?? undefined, output });
    });
  });
