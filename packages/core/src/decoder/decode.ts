import { catalog } from "../catalog/index.ts";
import { rowOf } from "../errors/codes.ts";
import { docsBaseUrl, docsUrlOf } from "../errors/docs-url.ts";
import type { Confidence, Decoded, Finding } from "./decoded.ts";
import { findDescription } from "./find-description.ts";
import { findHttpAnswer } from "./find-http-answer.ts";
import { findPage } from "./find-page.ts";
import { findRecord } from "./find-record.ts";
import { findSymptom } from "./find-symptom.ts";
import { findWord, retryAfterIn } from "./find-word.ts";
import { isKnownCode } from "./known-words.ts";
import { maskText } from "./mask-text.ts";
import { levelsOf, withoutColours } from "./plain-text.ts";

/** Characters that are looked at. */
export const maxLength: number = 2 ** 20;
/** No secret is longer: what is masked before it is cut cannot be cut in half. */
const maxSecret = 8_192;

type Finder = (text: string, nowMs: number) => Finding | undefined;

/** The surest first: what only this project writes, then what the API answers, then what others say. */
const finders: readonly Finder[] = [findHttpAnswer, findRecord, findDescription, findPage, findSymptom, findWord];

/** A text, and nothing of whatever else a program without types passes. */
export const textOf = (text: string): string => (typeof text === "string" ? text.slice(0, maxLength + maxSecret) : "");

/** From sure to unsure. */
export const order: readonly Confidence[] = ["exact", "likely", "guess"];

const nothing: Finding = { confidence: "guess", why: "Nothing in the text is known here." };

/** The surest finding, one with a code before one without; of equals the one that comes first. */
const search = (text: string, nowMs: number): Finding => {
  const found: Finding[] = [];
  const levels = levelsOf(text);
  for (const find of finders) {
    for (const level of levels) {
      const finding = find(level, nowMs);
      if (finding?.confidence === "exact") return finding;
      if (finding) found.push(finding);
    }
  }
  const ranked = order.flatMap((confidence) => found.filter((finding) => finding.confidence === confidence));
  return ranked.find(({ code }) => code !== undefined) ?? ranked[0] ?? nothing;
};

/** What a code stands for, by the table and the catalogue. */
const explain = (code: string | undefined): Partial<Decoded> => {
  const row = code === undefined ? undefined : rowOf(code);
  if (!isKnownCode(code) || !row) return {};
  const { title, fix } = catalog[code];
  return { ...(row.status !== null && { status: row.status }), side: row.side, retry: row.retry, title, fix };
};

/**
 * A finding with what the table and the catalogue say of its code.
 *
 * @param isOneOfMany Whether the text holds others too, so that a wait in it is nobody's.
 */
export const completeFinding = (finding: Finding, text: string, nowMs: number, isOneOfMany = false): Decoded => {
  const looked = withoutColours(textOf(text));
  const masked = maskText(looked).slice(0, maxLength);
  const part = looked.slice(0, maxLength);
  const { code: found, confidence, why, attempts = [], ...rest } = finding;
  // A code that the mask has taken for a secret is none.
  const code = found === undefined || isKnownCode(found) || masked.includes(found) ? found : undefined;
  const { retryAfterMs = isOneOfMany ? undefined : retryAfterIn(part, nowMs), ...details } = rest;
  const known = Object.entries({ ...details, retryAfterMs }).filter(([, value]) => value !== undefined);
  return {
    ...(code !== undefined && { code }),
    ...explain(code),
    ...Object.fromEntries(known),
    attempts,
    docsUrl: code === undefined ? `${docsBaseUrl}/errors/` : docsUrlOf(code),
    confidence,
    why,
    masked,
  };
};

/**
 * Says what an error is about that somebody pasted: as JSON, as a console or curl prints it, from a log, cut off or not, or
 * only a word of it. The surest one where there are several: `decodeAll` lists them. Never throws, asks nobody, and passes nothing
 * of the text on but codes, numbers and its masked form. The first 1 MiB is looked at. Ours.
 *
 * @param nowMs For a `Retry-After` that is a date, without a `Date` beside it: milliseconds since 1970 (UTC). Default: now.
 * @example
 * import { decode } from "@techlookup/core/decoder";
 *
 * const { title } = decode('{"success":false,"error":{"code":"NOT_FOUND","message":"…"}}');
 * console.log(title); // The domain or technology is not known
 */
export const decode = (text: string, nowMs: number = Date.now()): Decoded =>
  completeFinding(search(withoutColours(textOf(text)).slice(0, maxLength), nowMs), text, nowMs);
