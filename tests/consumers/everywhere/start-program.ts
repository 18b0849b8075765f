import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { cleanup } from "../cleanup.ts";

/** A program that runs until it is disposed of. */
export interface Program extends Disposable {
  /** The first line that it prints. Rejects when it ends, or cannot be started, before it has. */
  readonly firstLine: Promise<string>;
}

/** Starts a program in a group of its own, so that whatever it starts ends with it. */
export const startProgram = (
  file: string,
  parameters: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Program => {
  const child = spawn(file, parameters, {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const ended = cleanup(() => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  });
  const close = once(child, "close").then(() => Promise.reject(new Error(`${file} ended without a word`)));
  const line = once(createInterface({ input: child.stdout }), "line").then(([text]) => String(text));
  const firstLine = Promise.race([line, close]);
  // It may end, as it does in the end, when nobody asks for its line any more.
  firstLine.catch(() => {});
  return { firstLine, [Symbol.dispose]: () => ended[Symbol.dispose]() };
};
