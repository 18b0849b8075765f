import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A program that runs until it is ended, and the first line that it printed. */
export interface Started extends Disposable {
  readonly firstLine: string;
}

/** Starts a program in a group of its own, and waits until it has printed a line. */
export const startProgram = async (
  file: string,
  parameters: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Started> => {
  const child = spawn(file, parameters, {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const end = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
  };
  process.once("exit", end);
  const line = once(createInterface({ input: child.stdout }), "line");
  const ended = once(child, "close").then(() => Promise.reject(new Error(`${file} ended without a word`)));
  ended.catch(() => {});
  const [firstLine] = (await Promise.race([line, ended])) as [string];
  return {
    firstLine,
    [Symbol.dispose]: () => {
      process.off("exit", end);
      end();
    },
  };
};
