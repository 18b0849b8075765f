import { once } from "node:events";
import { styleText } from "node:util";
import { exitCodes } from "./exit-codes.ts";
import { UsageError } from "./usage-error.ts";

/** A style of Node's `styleText`. */
type Style = Parameters<typeof styleText>[0];

/** Where text goes: stdout for data, stderr for people. */
export class Terminal {
  readonly #stream: NodeJS.WriteStream;
  /** Whether the reader has gone, as `head` does once it has enough. */
  isClosed = false;
  /** Why nothing more can be written, where the reader has not gone: a full disk, say. */
  failure: NodeJS.ErrnoException | undefined;
  #onClose = (): void => {};

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") this.failure ??= error;
      this.isClosed = true;
      this.#onClose();
    });
  }

  /** Whether a person looks at it. */
  get isTerminal(): boolean {
    return this.#stream.isTTY === true;
  }

  /** How many characters fit on a line. */
  get columns(): number {
    return this.#stream.columns || 80;
  }

  /** The stream itself, for libraries. */
  get stream(): NodeJS.WriteStream {
    return this.#stream;
  }

  /** Calls a function once the reader has gone. */
  onClose(listener: () => void): void {
    this.#onClose = listener;
    if (this.isClosed) listener();
  }

  /** Writes, as fast as the reader takes it. What is written after the reader has gone is dropped. */
  async write(text: string): Promise<void> {
    if (this.isClosed || this.#stream.write(text) || this.isClosed) return;
    await Promise.race([once(this.#stream, "drain"), once(this.#stream, "close")]).catch(() => {});
  }

  /**
   * Waits for what was written.
   *
   * @throws UsageError when it could not be written, though the reader is there: the disk is full, say.
   */
  async finish(): Promise<void> {
    if (!this.isClosed) await new Promise<void>((resolve) => void this.#stream.write("", () => resolve()));
    if (this.failure) throw unwritten(this.failure);
  }

  /** Text in a style, unless `NO_COLOR` is set or nobody looks. `FORCE_COLOR` colours it in any case. */
  style(style: Style, text: string): string {
    return styleText(style, text, { stream: this.#stream });
  }
}

const unwritten = ({ code }: NodeJS.ErrnoException): UsageError =>
  new UsageError(`stdout cannot be written to (${code}). Free space, or send it elsewhere.`, exitCodes.journal);
