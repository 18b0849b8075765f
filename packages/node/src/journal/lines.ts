import type { JournalFile } from "./files.ts";

const newline = 10;
const windowBytes = 1 << 18;

/**
 * Reads lines by their offsets. Keeps the part of the file that it read last: most lists have the order in which they were looked up, and then the next line is in it.
 *
 * @example
 * const text = await new Lines(file).read(4_096, (line) => line?.toString());
 */
export class Lines {
  readonly #file: JournalFile;
  #window: Buffer = Buffer.alloc(0);
  #from = 0;
  #held = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(file: JournalFile) {
    this.#file = file;
  }

  /** What `use` makes of the line that begins at an offset, without its line feed, which the last may lack. It must not keep it. Nothing stands behind the end. */
  read<T>(offset: number, use: (line: Buffer | undefined) => T): T | Promise<T> {
    const line = this.#find(offset);
    if (line) return use(line);
    const result = this.#turn.then(async () => use(this.#find(offset) ?? (await this.#load(offset))));
    this.#turn = result.catch(() => {});
    return result;
  }

  #find(offset: number): Buffer | undefined {
    const start = offset - this.#from;
    if (start < 0 || start >= this.#held) return undefined;
    const end = this.#window.subarray(0, this.#held).indexOf(newline, start);
    return end < 0 ? undefined : this.#window.subarray(start, end);
  }

  async #load(offset: number): Promise<Buffer | undefined> {
    // Nobody finds anything in it while it is being filled.
    this.#held = 0;
    if (!this.#window.length) this.#window = Buffer.allocUnsafe(windowBytes);
    let held = 0;
    for (;;) {
      if (held === this.#window.length) this.#window = Buffer.concat([this.#window], held * 2);
      const { bytesRead } = await this.#file.read(this.#window, held, this.#window.length - held, offset + held);
      held += bytesRead;
      const isFound = this.#window.subarray(held - bytesRead, held).includes(newline);
      if (!isFound && bytesRead) continue;
      [this.#from, this.#held] = [offset, held];
      return this.#find(offset) ?? (held ? this.#window.subarray(0, held) : undefined);
    }
  }
}
