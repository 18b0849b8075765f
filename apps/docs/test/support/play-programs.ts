/**
 * Runs programs of the playground as they are shown: each is a file that is imported. Time is virtual, so that
 * an hour passes at once. Prints, as JSON, what each has printed and the error that it ended with.
 */
import { pathToFileURL } from "node:url";
import { VirtualClock } from "../../src/components/playground/virtual-clock.ts";

/** What a program has printed: the values themselves, not their text. */
export interface Played {
  readonly id: string;
  readonly printed: readonly (readonly unknown[])[];
  readonly code?: string;
}

const print = console.log;

const play = async (id: string, file: string): Promise<Played> => {
  const clock = new VirtualClock();
  const printed: unknown[][] = [];
  const note = (...values: unknown[]): void => void printed.push(values);
  Object.assign(console, { log: note, table: note });
  const timer = (callback: () => void, ms = 0): unknown => ({ cancel: clock.setTimer(callback, ms), unref: () => {} });
  const cancel = (given?: { cancel?: () => void }): void => given?.cancel?.();
  Object.assign(globalThis, { setTimeout: timer, clearTimeout: cancel });
  Date.now = clock.now;
  performance.now = clock.now;
  try {
    await import(pathToFileURL(file).href);
    return { id, printed };
  } catch (error) {
    return { id, printed, code: String((error as { code?: string }).code ?? error) };
  } finally {
    clock.end();
  }
};

const played: Played[] = [];
for (const file of process.argv.slice(2)) {
  const [, id = ""] = /([^/]+)\.mts$/.exec(file) ?? [];
  played.push(await play(id, file));
}
print(JSON.stringify(played));
