import { catalog } from "../catalog/index.ts";
import { rowOf } from "../errors/codes.ts";
import { docsBaseUrl, docsUrlOf } from "../errors/docs-url.ts";
import { defined } from "../errors/plain-data.ts";
import type { Decoded, Finding } from "./decoded.ts";
import { asStopReason, isKnownCode } from "./known-words.ts";
import { maskText } from "./mask-text.ts";
import { pickCause } from "./pick-cause.ts";
import { withoutColours } from "./plain-text.ts";
import { askedWait, quotesOf } from "./quotes.ts";
import { retryingOf, retryOf, showsClient } from "./retrying.ts";
import { maxLength, textOf } from "./text-of.ts";

/** What a code stands for, by the table and the catalogue. */
const explain = (code: string | undefined): Partial<Decoded> => {
  const row = code === undefined ? undefined : rowOf(code);
  if (!isKnownCode(code) || !row) return {};
  const { title, fix } = catalog[code];
  return { ...(row.status !== null && { usualStatus: row.status }), side: row.side, title, fix };
};

/** As an object that was printed or copied in part has it. */
const stopField = /\bstopped["']?\s{0,4}[:=]\s{0,4}["']?([a-z-]{5,20})\b/;

/** A number that stands alone: not a part of a time, a date or a longer number. */
const standsIn = (status: number, text: string): boolean =>
  new RegExp(String.raw`(?<![\d.,:-]\d{0,3}[.,:-])(?<![\w./])${status}(?![\w./]|,\d|:\d|-\d| ?ms\b)`).test(text);

/** The status of a finding, if it stands in the text; else the usual one of its code, if that does. */
const statusOf = ({ status, code }: Finding, text: string): number | undefined => {
  if (status !== undefined) return status;
  const usual = code === undefined ? undefined : rowOf(code)?.status;
  return usual && standsIn(usual, text) ? usual : undefined;
};

/** The longest text that is only a code, a status or a few words: whoever asks about one may well use this client. */
const maxWords = 60;

/** What the fixes have that only this project's clients know: fields of errors, options, methods. */
const clientTerms = /`(?:error|client)\.|`[a-z]+[A-Za-z]*Ms`|`@techlookup\/|`baseUrl`|`creditLimit`|\bthe client\b/i;

/** A fix for this project's clients, for somebody whose text shows another program. */
const noteOf = (fix: string, text: string): string =>
  clientTerms.test(fix) && text.trim().length > maxWords
    ? " The text shows no sign of a techlookup client: fields, options and methods in the fix are those of its clients."
    : "";

/**
 * A finding with its cause, its quotes, and what the table and the catalogue say of its code.
 *
 * @param text All that was pasted, for its masked form.
 */
export const completeFinding = (finding: Finding, text: string, nowMs: number): Decoded => {
  const looked = withoutColours(textOf(text));
  const masked = maskText(looked).slice(0, maxLength);
  const evidence = finding.evidence ?? looked.slice(0, maxLength);
  const { code: found, confidence, why, attempts = [], reason, foreign, wouldBe } = finding;
  const stopped = finding.stopped ?? asStopReason(stopField.exec(evidence)?.[1]);
  // A code that the mask has taken for a secret is none.
  const code = found === undefined || isKnownCode(found) || masked.includes(found) ? found : undefined;
  const status = statusOf(finding, evidence);
  const retryAfterMs = finding.retryAfterMs ?? askedWait(evidence, nowMs);
  const quotes = code === undefined && !foreign ? {} : quotesOf(evidence, code, foreign === true);
  const clues = { text: evidence, status, reason, stopped, retryAfterMs, attempts, quotes };
  const retry = code === undefined ? undefined : retryOf(code, clues);
  const cause = pickCause(code, clues);
  const fromClient = finding.isOurs === true || showsClient(evidence);
  const retrying = retryingOf({ retry, cause }, fromClient, clues);
  return {
    ...(code !== undefined && { code }),
    ...explain(code),
    ...defined({
      status,
      foreign,
      wouldBe,
      cause,
      retry,
      retrying,
      reason,
      stopped,
      retryAfterMs,
    }),
    ...(fromClient && { fromClient }),
    ...quotes,
    attempts,
    docsUrl: code === undefined ? `${docsBaseUrl}/errors/` : docsUrlOf(code),
    confidence,
    why: fromClient ? why : `${why}${noteOf(cause?.fix ?? explain(code).fix ?? "", looked)}`,
    masked,
  };
};
