import { parseRetryAfter } from "../retry/checked.ts";
import { answerFinding, codeOfApiStatus } from "./answer-finding.ts";
import type { Finding } from "./decoded.ts";
import { asStatus, isKnownCode } from "./known-words.ts";

/** What HTTP calls the statuses that matter here (RFC 9110). */
const phrases: Readonly<Record<string, number>> = {
  "bad request": 400,
  unauthorized: 401,
  "payment required": 402,
  "not found": 404,
  "request timeout": 408,
  conflict: 409,
  "too many requests": 429,
  "internal server error": 500,
  "bad gateway": 502,
  "service unavailable": 503,
  "gateway timeout": 504,
  "gateway time-out": 504,
};

/** The longest text that is taken for a word or two. */
const maxWord = 60;

const findAlone = (text: string): Finding | undefined => {
  const alone = text.trim();
  if (alone.length > maxWord) return undefined;
  if (isKnownCode(alone)) return { code: alone, confidence: "exact", why: "It is a code." };
  const code = alone
    .replace(/^\W+|\W+$/g, "")
    .replace(/[\s-]+/g, "_")
    .toUpperCase();
  return isKnownCode(code) ? { code, confidence: "likely", why: "It is a code in other letters." } : undefined;
};

const findCode = (text: string): Finding | undefined => {
  for (const [word] of text.matchAll(/\b[A-Z][A-Z_]{5,30}\b/g)) {
    // A code in the middle of a text may be somebody else's of the same name.
    if (isKnownCode(word)) return { code: word, confidence: "likely", why: "The text names this code." };
  }
  return undefined;
};

const labelled =
  /\b(?:http|status(?:[ _-]?code)?|response code|error|answered|got(?: an?)?)["']?[\s:=]{0,4}["']?([1-5]\d\d)\b/i;

const findStatus = (text: string, nowMs: number): Finding | undefined => {
  const alone = /^\s*([1-5]\d\d)\b/.exec(text.slice(0, maxWord))?.[1];
  const lower = text.toLowerCase();
  const phrase = Object.keys(phrases).find((words) => lower.includes(words));
  const number = alone ?? labelled.exec(text)?.[1];
  const status = asStatus(number === undefined ? phrases[phrase ?? ""] : Number(number));
  if (status === undefined) return undefined;
  const found = answerFinding({ status }, nowMs);
  if (!found || status < 300) {
    return { status, confidence: "guess", why: `It names status ${status}, which says success.` };
  }
  const code = codeOfApiStatus(status);
  const bare = code === found.code ? "" : `. If the body is not the API's JSON, the code is \`${found.code}\``;
  const why = `It names status ${status}${bare}.`;
  return { code, status, confidence: text.trim().length <= maxWord ? "likely" : "guess", why };
};

const retryAfter = /retry-after["']?[ \t]{0,8}[:=][ \t]{0,8}["']?([^"'\r\n]{1,60})/i;
const date = /^[<> \t]{0,3}date: ([^\r\n]{1,60})/im;
const asked = /The server asks to wait (\d{1,12}(?:\.\d)?) s\b/;

/** The wait that a text speaks of: in a header, or in a message of ours. */
export const retryAfterIn = (text: string, nowMs: number): number | undefined => {
  const seconds = asked.exec(text)?.[1];
  if (seconds !== undefined) return Math.round(Number(seconds) * 1_000);
  const value = retryAfter.exec(text)?.[1]?.trim();
  return value === undefined ? undefined : parseRetryAfter(value, date.exec(text)?.[1]?.trim() ?? null, nowMs);
};

const findWait = (text: string, nowMs: number): Finding | undefined => {
  if (retryAfterIn(text, nowMs) === undefined) return undefined;
  const why =
    "It holds a `Retry-After`, which the API is documented to send with a 429 only; a gateway may send it, too.";
  return { code: "RATE_LIMIT", confidence: "guess", why };
};

/** A code, a status, a header: a word or two by itself, or somewhere in a text. */
export const findWord = (text: string, nowMs: number): Finding | undefined =>
  findAlone(text) ?? findCode(text) ?? findStatus(text, nowMs) ?? findWait(text, nowMs);
