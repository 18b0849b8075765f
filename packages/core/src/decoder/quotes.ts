import { maskText } from "./mask-text.ts";
import { quoteParameter } from "./quote-parameter.ts";
import { quoteRequest } from "./quote-request.ts";
import type { QuotedCredits, Quotes } from "./quoted.ts";
import { waitIn } from "./waits.ts";

/** Between the name of a field and its value: as JSON, a console or a header has it. */
const is = String.raw`["']?\s{0,4}[:=]\s{0,4}["']?`;
const count = String.raw`(\d{1,12})(?![\d.]\d)\b`;
const pattern = (text: string): RegExp => new RegExp(text, "i");

type Field<Name> = readonly [name: Name, pattern: RegExp];

const creditFields: readonly Field<keyof QuotedCredits>[] = [
  ["cost", pattern(`\\b(?:may cost|costs?|needs?|requires?) ${count} credits?`)],
  ["cost", pattern(`["']?\\bcredits${is}${count}`)],
  ["spent", pattern(`\\band ${count} of the \\d{1,12} that creditLimit`)],
  ["limit", pattern(`\\bof the ${count} that creditLimit`)],
  ["limit", pattern(`\\bcreditLimit${is}${count}`)],
  ["remaining", pattern(`\\bcredits_?remaining${is}${count}`)],
  ["remaining", pattern(`\\b${count} (?:credits )?(?:are |is )?(?:left|remaining|remain)\\b`)],
  ["remaining", pattern(`\\b(?:you (?:only )?have|balance${is}) ?${count}(?: credits?)?`)],
];

const limitFields: readonly Field<"limit" | "remaining">[] = [
  ["limit", pattern(`\\bx-ratelimit-limit${is}${count}`)],
  ["limit", pattern(`\\brateLimit${is}\\{\\s{0,8}["']?limit${is}${count}`)],
  ["limit", pattern(`\\brateLimit\\.limit${is}${count}`)],
  ["limit", pattern(`\\brate limit of ${count} requests`)],
  ["remaining", pattern(`\\bx-ratelimit-remaining${is}${count}`)],
  ["remaining", pattern(`\\brateLimit${is}\\{[^{}]{0,60}\\bremaining${is}${count}`)],
  ["remaining", pattern(`\\brateLimit\\.remaining${is}${count}`)],
];

const numbers = <Name extends string>(text: string, fields: readonly Field<Name>[]): Partial<Record<Name, number>> => {
  const found: Partial<Record<Name, number>> = {};
  for (const [name, look] of fields) {
    const digits = found[name] === undefined ? look.exec(text)?.[1] : undefined;
    if (digits !== undefined) found[name] = Number(digits);
  }
  return found;
};

const passed = /\bwithin (\d{1,12}) ms \((attemptTimeoutMs|deadlineMs)\)/;
const limitField = new RegExp(String.raw`\blimit${is}(attempt|deadline)\b`);
const timeoutField = new RegExp(String.raw`\btimeoutMs${is}${count}`);
const waitField = new RegExp(String.raw`\bwaitMs${is}${count}`);
const turn = /\b(?:would wait|waited) (\d{1,9}(?:\.\d)?) s for its turn/;

const timeQuotes = (text: string): Pick<Quotes, "limit" | "timeoutMs"> => {
  const [, ms, option] = passed.exec(text) ?? [];
  const word = limitField.exec(text)?.[1] as Quotes["limit"];
  const limit = option === undefined ? word : option === "deadlineMs" ? "deadline" : "attempt";
  const digits = ms ?? timeoutField.exec(text)?.[1];
  return { ...(limit && { limit }), ...(digits !== undefined && { timeoutMs: Number(digits) }) };
};

const turnIn = (text: string): number | undefined => {
  const [seconds, ms] = [turn.exec(text)?.[1], waitField.exec(text)?.[1]];
  return ms === undefined ? (seconds === undefined ? undefined : Math.round(Number(seconds) * 1_000)) : Number(ms);
};

/** A text that ends within an object may end within a number, too: half a number is none. */
const withoutHalf = (text: string): string =>
  text.split("{").length > text.split("}").length ? text.replace(/[\d.]{1,16}$/, "") : text;

/** Which quotes make sense for a code: a number may stand in a text for many reasons. */
const has = (codes: string, code: string | undefined): boolean => codes.split(" ").includes(code ?? "");

/** What a text says of an error besides its code. Nothing of it is passed on unmasked. */
export const quotesOf = (evidence: string, code: string | undefined, isForeign: boolean): Quotes => {
  const text = withoutHalf(maskText(evidence));
  const isOption = code === "CONFIGURATION_ERROR";
  const request = isForeign ? undefined : quoteRequest(text);
  const parameter = isForeign || isOption || code === "VALIDATION_ERROR" ? quoteParameter(text, isOption) : undefined;
  const credits = has("PAYMENT_REQUIRED CREDIT_LIMIT", code) ? numbers(text, creditFields) : {};
  const rateLimit = isForeign ? {} : numbers(text, limitFields);
  const waitMs = has("NO_SLOT OUTAGE", code) ? turnIn(text) : undefined;
  return {
    ...(request && { request }),
    ...(parameter && { parameter }),
    ...(has("TIMEOUT OUTAGE", code) && timeQuotes(text)),
    ...(waitMs !== undefined && { waitMs }),
    ...(Object.keys(credits).length > 0 && { credits }),
    ...(Object.keys(rateLimit).length > 0 && { rateLimit }),
  };
};

/** The wait that a text says the server asked for. */
export const askedWait = (evidence: string, nowMs: number): number | undefined => waitIn(withoutHalf(evidence), nowMs);
