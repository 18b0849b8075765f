import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { cleanup } from "../cleanup.ts";

/** How a program ended, and all that it printed. */
export interface Ending {
  readonly passed: boolean;
  readonly output: string;
}

/** A program that runs until it ends by itself or is disposed of. */
export interface Program extends Disposable {
  /** The first line that it prints. Rejects when it ends, or cannot be started, before it has. */
  readonly firstLine: Promise<string>;
  /** Never rejects: what cannot be started says so instead of printing. */
  readonly ended: Promise<Ending>;
}

/** Starts a program in a group of its own, so that whatever it starts ends with it, and by Ctrl-C, too. */
export const startProgram = (
  file: string,
  parameters: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Program => {
  const child = spawn(file, parameters, {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
  const stopped = cleanup(() => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = once(child, "close").then(
    ([code]) => ({ passed: code === 0, output }),
    (error: Error) => ({ passed: false, output: String(error) }),
  );
  const line = once(createInterface({ input: child.stdout }), "line").then(([text]) => String(text));
  const early = ended.then((ending) => Promise.reject(new Error(`${file} ended too early: ${ending.output}`)));
  const firstLine = Promise.race([line, early]);
  // It may end, as it does in the end, when nobody asks for its line any more.
  firstLine.catch(() => {});
  return { firstLine, ended, [Symbol.dispose]: () => stopped[Symbol.dispose]() };
};

/** Runs a program to its end. */
export const runProgram = async (...start: Parameters<typeof startProgram>): Promise<Ending> => {
  using program = startProgram(...start);
  return await program.ended;
};
