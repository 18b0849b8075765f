import { createReadStream } from "node:fs";
import { UsageError } from "../usage-error.ts";

/** The most characters of a row: whatever has more is no list, or has a quotation mark that is never closed, and would fill the memory. */
export const maxRowLength = 1_000_000;

/** Names of encodings by the marks that files begin with (WHATWG Encoding, "BOM sniff"). UTF-16 is what Excel calls Unicode text. */
const encodingOf = (start: Uint8Array): string => {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return "utf-8";
};

/** The text of a list in pieces. `-` is stdin. */
export async function* textOf(path: string): AsyncGenerator<string, void, undefined> {
  const stream: AsyncIterable<Uint8Array> = path === "-" ? process.stdin : createReadStream(path);
  let decoder: TextDecoder | undefined;
  for await (const bytes of stream) {
    decoder ??= new TextDecoder(encodingOf(bytes), { ignoreBOM: true });
    const text = decoder.decode(bytes, { stream: true });
    if (text) yield text;
  }
  const rest = decoder?.decode();
  if (rest) yield rest;
}

/**
 * Lines of a text that comes in pieces, whatever they end in.
 *
 * @throws UsageError when one is longer than `maxRowLength`.
 */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let held = "";
  for await (const piece of text) {
    // A line feed that follows a carriage return may be in the next piece.
    const isSplit = piece.endsWith("\r");
    const lines = (held + (isSplit ? piece.slice(0, -1) : piece)).split(/\r\n|\n|\r/);
    held = `${lines.pop()}${isSplit ? "\r" : ""}`;
    yield* lines;
    if (held.length > maxRowLength)
      throw new UsageError(
        `The list has a line of more than ${maxRowLength.toLocaleString("en")} characters. Check that it is a list, one domain a line.`,
      );
  }
  if (held) yield* held.split("\r").slice(0, held.endsWith("\r") ? -1 : undefined);
}

/** A text without its byte order mark, and a look at its beginning, which is handed on as well. */
export const peek = async (
  text: AsyncGenerator<string, void, undefined>,
  length: number,
): Promise<{
  readonly start: string;
  readonly hasMark: boolean;
  readonly all: AsyncGenerator<string, void, undefined>;
}> => {
  let held = "";
  while (held.length < length) {
    const { done, value } = await text.next();
    if (done) break;
    held += value;
  }
  const hasMark = held.startsWith("\ufeff");
  const start = hasMark ? held.slice(1) : held;
  async function* all(): AsyncGenerator<string, void, undefined> {
    if (start) yield start;
    yield* text;
  }
  return { start, hasMark, all: all() };
};
