import { once } from "node:events";
import { styleText } from "node:util";

/** A style of Node's `styleText`. */
type Style = Parameters<typeof styleText>[0];

/** Where text goes: stdout for data, stderr for people. */
export class Terminal {
  readonly #stream: NodeJS.WriteStream;
  /** Whether the reader has gone, as `head` does once it has enough. */
  isClosed = false;
  #onClose = (): void => {};

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
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

  /** Text in a style, unless `NO_COLOR` is set or nobody looks. `FORCE_COLOR` colours it in any case. */
  style(style: Style, text: string): string {
    return styleText(style, text, { stream: this.#stream });
  }
}
