import type { JournalFile } from "./files.ts";
import { badLine, notOurs } from "./journal-errors.ts";
import { isIntact, mayBeOurs } from "./line.ts";

/** What a journal ends in. */
export interface Ending {
  /** The length of what is intact, in bytes. */
  readonly end: number;
  /** What follows it, and counts for nothing, since it was never synced: a line that was torn when the power was cut. */
  readonly torn: { readonly line: number; readonly bytes: number } | undefined;
  /** Whether the last line has lost its line feed, which alone was not written. */
  readonly lacksNewline: boolean;
}

const newline = 10;
/** Large enough that calls cost nothing, small enough to stay in memory. Most journals are small, and need no more than the first. */
const [smallChunkBytes, chunkBytes] = [1 << 16, 1 << 20] as const;
/** No line is so long: an answer is smaller by far. A device such as `/dev/zero` has no end of one. */
const mostBytes = 256 * 1_024 * 1_024;

/**
 * Reads a journal's lines, in order, and checks each.
 *
 * @param take Called with each, which it must not keep, and where it begins.
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) for a line that is damaged, with intact ones after it, and for a file that is no journal.
 * @example
 * const { end } = await scan("list.techlookup.jsonl", file, (line, offset) => console.log(offset, line.toString()));
 */
export const scan = async (
  path: string,
  file: JournalFile,
  take: (line: Buffer, offset: number) => void,
): Promise<Ending> => {
  const { size: sizeBytes } = await file.stat();
  let buffer = Buffer.allocUnsafe(sizeBytes < smallChunkBytes ? smallChunkBytes : chunkBytes);
  /** Bytes in the buffer, and where the first of them stands in the file. */
  let [held, base, line] = [0, 0, 0];
  let bad: { readonly line: number; readonly offset: number } | undefined;
  let lacksNewline = false;
  const look = (from: number, to: number, isWhole: boolean): void => {
    const text = buffer.subarray(from, to);
    line++;
    if (isIntact(text)) {
      if (bad) throw badLine(path, bad.line);
      take(text, base + from);
      lacksNewline = !isWhole;
    } else if (line === 1 && (isWhole || !mayBeOurs(text))) throw notOurs(path);
    else bad ??= { line, offset: base + from };
  };
  for (;;) {
    if (held >= mostBytes) throw line ? badLine(path, line + 1) : notOurs(path);
    if (held === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
    const { bytesRead } = await file.read(buffer, held, buffer.length - held, base + held);
    if (!bytesRead) break;
    const whole = buffer.subarray(0, held + bytesRead);
    let start = 0;
    for (let end = whole.indexOf(newline, held); end >= 0; end = whole.indexOf(newline, start)) {
      look(start, end, true);
      start = end + 1;
    }
    whole.copy(buffer, 0, start);
    base += start;
    held = whole.length - start;
  }
  if (held) look(0, held, false);
  const size = base + held;
  const torn = bad && { line: bad.line, bytes: size - bad.offset };
  return { end: bad ? bad.offset : size, torn, lacksNewline: lacksNewline && !bad };
};
