import { appendFileSync } from "node:fs";
import { maskShapes } from "@techlookup/core/platform";
import { UsageError } from "./usage-error.ts";

/** A file of everything that the client does, one JSON object a line. Events hold no secrets; what is shaped like one is masked in any case. */
export class DebugLog {
  readonly #file: string;

  /** @throws UsageError when the file cannot be written. */
  constructor(file: string) {
    this.#file = file;
    this.#append("");
  }

  /** Appends an event. */
  write(kind: string, event: object): void {
    this.#append(`${maskShapes(JSON.stringify({ time: new Date().toISOString(), kind, ...event }))}\n`);
  }

  #append(text: string): void {
    try {
      appendFileSync(this.#file, text, { mode: 0o600 });
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      throw new UsageError(
        `--debug-log "${this.#file}" cannot be written (${code}). Name a file in a folder that you can write to.`,
      );
    }
  }
}
