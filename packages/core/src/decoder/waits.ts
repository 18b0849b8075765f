import { parseRetryAfter } from "../retry/checked.ts";

const header = /retry-after["']?[ \t]{0,8}[:=][ \t]{0,8}["']?([^"'\r\n]{1,60})/i;
const date = /^[<> \t]{0,3}date: ([^\r\n]{1,60})/im;
const asked = /The server asks to wait (\d{1,12}(?:\.\d)?) s\b/;
const field =
  /\bretry_?after_?(ms|seconds|secs|s)?["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(\d{1,9}(?:\.\d{1,3})?)(?![\d.]*\d)/i;

const number = String.raw`(\d{1,9}(?:\.\d{1,3})?)`;
const unit = "(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?)";
/** As people and messages say it. */
const words = new RegExp(
  String.raw`\b(?:retry(?:ing)? (?:after|in)|try again (?:after|in)|(?<!would )wait(?:ing)?(?: for)?|available in|resets? (?:after|in)) (?:about |at least |another )?${number} ?${unit}\b(?! for its turn)`,
  "i",
);
/** Without a unit they are seconds, as in the header. */
const bare = new RegExp(String.raw`\bretry(?:ing)? (?:after|in) ${number}(?=[\s,;)\]]|\.?$)`, "i");

const msOf: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, s: 1_000 };

const toMs = (amount: string, name = "s"): number => {
  const word = name.toLowerCase();
  const factor = /^(?:ms|milli)/.test(word) ? 1 : (msOf[word.charAt(0)] ?? 1_000);
  return Math.round(Number(amount) * factor);
};

/**
 * The wait that a text says the server asked for, in milliseconds: in a message of this project, in a header, in a field, or in
 * words.
 *
 * @param nowMs For a date without a `Date` beside it: milliseconds since 1970 (UTC).
 * @example
 * waitIn("rate_limit (retry after 30s)", Date.now()); // 30000
 */
export const waitIn = (text: string, nowMs: number): number | undefined => {
  const seconds = asked.exec(text)?.[1];
  if (seconds !== undefined) return toMs(seconds);
  const value = headerIn(text, nowMs);
  if (value !== undefined) return value;
  const [, name, amount] = field.exec(text) ?? [];
  if (amount !== undefined && amount !== "") return toMs(amount, name?.toLowerCase() === "ms" ? "ms" : "s");
  const [, said, inUnit] = words.exec(text) ?? [];
  if (said !== undefined) return toMs(said, inUnit);
  const alone = bare.exec(text)?.[1];
  return alone === undefined ? undefined : toMs(alone);
};

/** The wait in a `Retry-After` header, or `undefined` where there is none that can be read. */
export const headerIn = (text: string, nowMs: number): number | undefined => {
  const value = header.exec(text)?.[1]?.trim();
  const digits = value === undefined ? undefined : /^(\d{1,12}) ?(?:s|seconds?)?\b(?![:.\d])/i.exec(value)?.[1];
  return value === undefined
    ? undefined
    : parseRetryAfter(digits ?? value, date.exec(text)?.[1]?.trim() ?? null, nowMs);
};
