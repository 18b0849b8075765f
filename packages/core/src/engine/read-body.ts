import type { Answer } from "../answers/decode-answer.ts";
import { isObject } from "../errors/plain-data.ts";
import type { Cutoff } from "./transport.ts";

type Piece = ArrayBufferView<ArrayBuffer> | ArrayBuffer | string | undefined;

const bytesOf = (piece: Piece): Uint8Array => {
  if (typeof piece === "string") return new TextEncoder().encode(piece);
  if (ArrayBuffer.isView(piece)) return new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
  // By its name: it may come from another realm.
  if (piece === undefined || String(piece) === "[object ArrayBuffer]") return new Uint8Array(piece ?? []);
  throw new TypeError("the body has a piece that is neither bytes nor text");
};

/** A stream of the web, or of Node as other libraries' `fetch` gives it: what is used of either. */
type Stream = Partial<Pick<ReadableStream, "getReader" | "locked" | "cancel">> &
  Partial<AsyncIterable<Piece>> & { readonly destroy?: () => void };

/** A response with what those of other libraries and of mocks may lack. */
type AnyResponse = Pick<Response, "body"> & Partial<Pick<Response, "text" | "arrayBuffer" | "json">>;

/** Ends a stream that nobody will read, which frees its connection. Never rejects. */
export const closeStream = async (stream: unknown): Promise<void> => {
  if (!isObject(stream)) return;
  try {
    const { locked, cancel, destroy } = stream as Stream;
    const close: (() => unknown) | undefined = cancel ?? destroy;
    if (!locked) await close?.call(stream);
  } catch {
    // It has failed, or is no stream: there is nobody left to tell.
  }
};

/** The body of a response without streams, such as React Native's, whose `arrayBuffer` does not work, and those of mocks. */
async function* wholeBody(response: AnyResponse): AsyncGenerator<Piece, undefined> {
  const { body } = response;
  if (body === null) return;
  if (response.text) yield await response.text();
  else if (response.arrayBuffer) yield new Uint8Array(await response.arrayBuffer());
  else yield typeof body === "string" ? body : JSON.stringify(await (response as Response).json());
}

/** Shared: it keeps nothing from one whole text to the next. */
const utf8 = /* @__PURE__ */ new TextDecoder();

/** How a body ended, and what of it had come. */
export type ReceivedBody = Pick<Answer, "text" | "end" | "cause">;

/** A body that is being read, whatever `fetch` it comes from. */
export class Reading {
  readonly #maxBytes: number;
  readonly #pieces: Uint8Array[] = [];
  #size = 0;
  #stream: unknown;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Reads to the end or to the limit, which counts decoded bytes and stops the download. */
  async read(response: AnyResponse): Promise<ReceivedBody> {
    try {
      const body = response.body as Stream | null;
      const reader = body?.getReader?.();
      const source = reader ?? body?.[Symbol.asyncIterator]?.() ?? wholeBody(response);
      this.#stream = reader ?? body;
      for (;;) {
        const { done, value } = await ("read" in source ? source.read() : source.next());
        if (done) return this.end("complete");
        // A stream that is not the web's may use its buffer again.
        const bytes = reader ? bytesOf(value) : bytesOf(value).slice();
        if (this.#size + bytes.byteLength > this.#maxBytes) return this.end("too-large");
        this.#size += bytes.byteLength;
        this.#pieces.push(bytes);
      }
    } catch (thrown) {
      // A stream that gives no reader was read before.
      return this.end(this.#stream === undefined ? "unreadable" : "lost", thrown);
    }
  }

  /** Ends it where it is. What has not come is not waited for, also where the stream ignores that. */
  end(end: Answer["end"], cause?: unknown): ReceivedBody {
    if (end !== "complete") closeStream(this.#stream);
    try {
      return { text: this.#text(end === "complete"), end, cause };
    } catch (tooLong) {
      // No text of the runtime can hold it.
      return { text: "", end: "too-large", cause: tooLong };
    }
  }

  /** Decoded at once, which is faster than piece by piece. Of a body that was cut off, half a character is left out. */
  #text(isWhole: boolean): string {
    let [bytes] = this.#pieces;
    if (this.#pieces.length > 1) {
      bytes = new Uint8Array(this.#size);
      let filled = 0;
      for (const piece of this.#pieces) {
        bytes.set(piece, filled);
        filled += piece.byteLength;
      }
    }
    return isWhole ? utf8.decode(bytes) : new TextDecoder().decode(bytes, { stream: true });
  }
}

/**
 * Reads a body to its end, the size limit or the cut-off, whatever `fetch` it comes from. Never rejects. The limit counts
 * decoded bytes, and stops the download. Always UTF-8, as JSON is (RFC 8259, section 8.1).
 *
 * @example
 * const { text } = await readBody(new Response("{}"), 1024, deadline);
 */
export const readBody = (response: AnyResponse, maxBytes: number, cutoff: Cutoff): Promise<ReceivedBody> =>
  new Promise((resolve) => {
    const reading = new Reading(maxBytes);
    cutoff.onCut(() => resolve(reading.end("lost")));
    reading.read(response).then(resolve);
  });
