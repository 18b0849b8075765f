import { type ChildProcess, spawn } from "node:child_process";

/** A program that runs until it is ended, and what it printed. */
export interface Program extends Disposable {
  readonly output: string;
  /** Rejects when it ends by itself with something else than 0. */
  readonly failed: Promise<never>;
}

/** Ends a program and whatever it has started. */
const end = (child: ChildProcess): void => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
};

/** Starts a program in a process group of its own. */
export const startProgram = (
  file: string,
  parameters: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Program => {
  const child = spawn(file, parameters, {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  // Also when this process is ended: nothing must be left running.
  const onExit = (): void => end(child);
  process.once("exit", onExit);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-20_000);
    });
  }
  const failed = new Promise<never>((_resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.off("exit", onExit);
      if (code !== 0 && signal === null) reject(new Error(`${file} ended with ${code}:\n${output}`));
    });
  });
  failed.catch(() => {}); // It may fail after everything has been reported.
  return {
    get output() {
      return output;
    },
    failed,
    [Symbol.dispose]: () => end(child),
  };
};
