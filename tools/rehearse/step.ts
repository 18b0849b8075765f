import type { Ending } from "../../tests/consumers/everywhere/start-program.ts";
import { startProgram } from "../../tests/consumers/everywhere/start-program.ts";

/** Does a step, and says what it was and how long it took. */
export const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const startMs = Date.now();
  try {
    const result = await work();
    console.log(`ok ${name} (${((Date.now() - startMs) / 1_000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    console.log(`FAILED ${name}`);
    throw error;
  }
};

type Environment = Readonly<Record<string, string>>;

/**
 * Runs a program to its end, in a group of its own that a signal to the rehearsal ends, too.
 *
 * @throws Error with all that it printed, when it fails.
 */
export const run = async (
  folder: string,
  env: Environment,
  file: string,
  ...parameters: readonly string[]
): Promise<string> => {
  using program = startProgram(file, parameters, folder, env);
  const { passed, output }: Ending = await program.ended;
  if (!passed) throw new Error(`${file} ${parameters.join(" ")}\n${output}`);
  return output;
};

/** The same for a command as it is written in a shell, without quotes. */
export const runWords = (folder: string, env: Environment, words: string): Promise<string> => {
  const [file = "", ...parameters] = words.split(" ");
  return run(folder, env, file, ...parameters);
};
