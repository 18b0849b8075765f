import { type Clock, isTechLookupError, type TechLookupError } from "@techlookup/core/common";
import type { JournalFile } from "./files.ts";
import { broken, closed } from "./journal-errors.ts";
import type { Lock } from "./lock.ts";

/** Lines that come within so many milliseconds share a sync. Our decision: a sync takes milliseconds itself. */
const groupMs = 2;

interface Waiting {
  readonly line: Buffer;
  readonly resolve: (offset: number) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Appends lines, and tells when they are on disk. The first that fails is the last: after an error, nobody knows what the descriptor holds, and a further sync may
 * claim that all is well.
 *
 * @example
 * const offset = await new Writer("list.techlookup.jsonl", file, size, lock, systemClock).append(lineOf({ t: "end" }));
 */
export class Writer {
  readonly #path: string;
  readonly #file: JournalFile;
  readonly #lock: Lock;
  readonly #clock: Clock;
  #size: number;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | undefined;
  /** Why nothing more can be written. */
  failure: TechLookupError | undefined;

  constructor(path: string, file: JournalFile, size: number, lock: Lock, clock: Clock) {
    this.#path = path;
    this.#file = file;
    this.#size = size;
    this.#lock = lock;
    this.#clock = clock;
  }

  /** Fulfilled once the line is on disk, with the offset at which it begins. */
  append(line: Buffer): Promise<number> {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** Takes no more lines. Fulfilled once those that were given are on disk. */
  async end(): Promise<void> {
    await this.#flushing;
    this.failure ??= closed(this.#path);
  }

  async #flush(): Promise<void> {
    let group: Waiting[] = [];
    try {
      while (this.#waiting.length) {
        await new Promise<void>((resolve) => void this.#clock.setTimer(resolve, groupMs));
        group = this.#waiting;
        this.#waiting = [];
        await this.#lock.check();
        await this.#write(Buffer.concat(group.map(({ line }) => line)));
        await this.#file.datasync();
        for (const { line, resolve } of group) {
          resolve(this.#size);
          this.#size += line.length;
        }
      }
    } catch (thrown) {
      this.failure = isTechLookupError(thrown) ? thrown : broken(this.#path, thrown);
      for (const { reject } of [...group, ...this.#waiting]) reject(this.failure);
      this.#waiting = [];
    } finally {
      this.#flushing = undefined;
    }
  }

  async #write(bytes: Buffer): Promise<void> {
    for (let from = 0; from < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, from, bytes.length - from);
      from += bytesWritten;
    }
  }
}
