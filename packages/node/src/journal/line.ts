import { crc32 } from "node:zlib";
import { fromJSON } from "@techlookup/core/common";
import type { Finding } from "@techlookup/core/enrich";

/** What a line is about. */
type LineType = "run" | "intent" | "done" | "void" | "ambiguous" | "decided" | "handed" | "mark" | "end";

/** The members of a line that are read when a journal is opened: all but what was found. */
export interface Head {
  readonly t: LineType;
  /** Operation and domain: never a place in a list, which may change between runs. */
  readonly k?: string;
  /** What a request may cost that is about to leave. */
  readonly credits?: number;
  /** What a lookup has cost. */
  readonly least?: number;
  readonly most?: number;
  /** Whether the result is a failure. */
  readonly failed?: true;
  /** Whether a request was repeated though the one before may have been charged. */
  readonly repeated?: true;
  /** What the account had used. */
  readonly used?: number | undefined;
}

/** What was found. It is long, stands at the end of its line, and is read only when it is asked for. */
const payload = ',"finding":';
/** The head of a line ends within so many bytes, since the longest domain has 253. If it does not, the whole line is read. */
const longestHead = 400;

const startOf = (rest: string | Buffer): string => `{"c":"${crc32(rest).toString(16).padStart(8, "0")}",`;
const startLength = startOf("").length;

/**
 * A line of a journal: JSON that begins with the checksum of all that follows it.
 *
 * @example
 * lineOf({ t: "end" }).toString(); // '{"c":"…","t":"end"}\n'
 */
export const lineOf = (fields: Head): Buffer => {
  const rest = JSON.stringify(fields).slice(1);
  return Buffer.from(`${startOf(rest)}${rest}\n`);
};

/** Whether a line, without its line feed, is as it was written. */
export const isIntact = (line: Buffer): boolean =>
  line.length > startLength && line.toString("latin1", 0, startLength) === startOf(line.subarray(startLength));

/** Whether a torn line may be the first of a journal: nothing of anybody else's is cut off. */
export const mayBeOurs = (line: Buffer): boolean => {
  const start = '{"c":"';
  // What the disk did not come to write is zero.
  const [written = ""] = line.toString("latin1", 0, start.length).split("\0");
  return start.startsWith(written);
};

/** The head of a line that is intact. */
export const headOf = (line: Buffer): Head => {
  const start = line.toString("utf8", 0, longestHead);
  const end = start.indexOf(payload);
  return JSON.parse(end < 0 ? line.toString() : `${start.slice(0, end)}}`) as Head;
};

/** The whole of a line that is intact, and has a finding. */
export const readResult = (line: Buffer): Head & { readonly finding: Finding } => {
  const whole = JSON.parse(line.toString()) as Head & { readonly finding: Finding };
  const { finding } = whole;
  return "error" in finding ? { ...whole, finding: { ...finding, error: fromJSON(finding.error) } } : whole;
};
