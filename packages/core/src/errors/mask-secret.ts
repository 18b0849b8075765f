import { configurationError } from "./configuration.ts";
import { decodable, readings } from "./decoders.ts";
import { maskShapes, type Redactor } from "./redact.ts";

type Span = readonly [from: number, to: number];

/** The shortest key that can be masked: a shorter one would mask half of every text. */
export const minKeyLength = 8;

/** Characters that are read, for each of a text, before it is taken to be made to be unreadable. */
const effort = 60;
const leastEffort = 100_000;

/** What may stand between the half of a secret and the place where a text was cut: the start of an escape sequence, a quote. */
const beforeCut = /^(?:[%\\&][#{\w]{0,6})*["']?(?:…|$)/;

/** Finds a form of the secret in plain, or as much of it as there is before a cut. Case does not count. */
const finderOf = (form: string, half: number): ((text: string) => Span[]) => {
  const start = form.slice(0, half).replace(/\W/g, "\\$&");
  const isThere = new RegExp(start, "i");
  const head = new RegExp(`(?=${start})`, "gi");
  return (text) => {
    const spans: Span[] = [];
    if (!isThere.test(text)) return spans;
    for (const { index } of text.matchAll(head)) {
      let length = half;
      while (length < form.length && text[index + length]?.toLowerCase() === form[length]?.toLowerCase()) length++;
      const end = index + length;
      if (length === form.length || beforeCut.test(text.slice(end))) spans.push([index, end]);
    }
    return spans;
  };
};

/** The spans of a text replaced; those that touch become one. */
const replaceSpans = (text: string, spans: readonly Span[]): string => {
  let masked = "";
  let end = -1;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (from > end) masked += `${text.slice(Math.max(end, 0), from)}***`;
    end = Math.max(end, to);
  }
  return masked + text.slice(end);
};

/**
 * Masks a secret, and nothing else: in plain, in any case, and however often it is escaped for JSON, URLs or HTML, or put
 * into base64. Where a text ends, or is cut (`…`), in the middle of the secret, what there is of it is masked, too. A text that
 * takes too long to read, as none does that was not made for it, is masked as a whole.
 *
 * @example
 * maskSecret("s3cret-value")("Bearer s3cret-value"); // Bearer ***
 */
export const maskSecret = (secret: string): Redactor => {
  const bytes = String.fromCharCode(...new TextEncoder().encode(secret));
  const forms = new Set([secret, bytes]);
  const half = Math.min(minKeyLength, secret.length >> 1);
  const finders = Array.from(forms, (form) => finderOf(form, half));
  const isAscii = forms.size === 1;
  const wanted = new RegExp(`[\\t\\n\\r -~${isAscii ? "" : "\\x80-\\xff"}]{${half}}`);
  const isDecodable = isAscii ? decodable(half) : /^/;

  const mask = (text: string): string => {
    // Most texts hold nothing that is worth a longer look.
    if (!isDecodable.test(text) && finders.every((find) => find(text).length === 0)) return text;
    let left = text.length * effort + leastEffort;
    const known = new Map<string, Span[]>();
    const find = (read: string): Span[] => {
      if (read.length < half) return [];
      const found = known.get(read);
      if (found) return found;
      left -= read.length;
      const spans = finders.flatMap((findPlain) => findPlain(read));
      known.set(read, spans);
      for (const reading of readings(read, wanted)) {
        if (left < 0) break;
        for (const [from, to] of find(reading.text)) spans.push([reading.from(from), reading.to(to)]);
      }
      return spans;
    };
    const spans = find(text);
    if (left < 0) return "***";
    // What is left on both sides of a mask may be read otherwise than before.
    return spans.length === 0 ? text : mask(replaceSpans(text, spans));
  };
  return mask;
};

/**
 * A masker that knows the client's own secret, in plain and in every form that a decoder of JSON, URLs, HTML or base64 reads as
 * it, besides whatever is shaped like one; characters that would change a terminal become U+FFFD. What may be shown at all is
 * decided by allow-lists elsewhere; this guards the free text among it, such as a server's message that echoes the key.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when the secret has fewer than 8 characters: it cannot be masked.
 * @example
 * const redact = createRedactor("my-own-secret");
 * console.log(redact("sent my-own-secret")); // sent ***
 */
export const createRedactor = (secret: string): Redactor => {
  if (typeof secret !== "string" || secret.length < minKeyLength) {
    throw configurationError("secret", `must have ${minKeyLength} characters or more: a shorter one cannot be masked`);
  }
  const mask = maskSecret(secret);
  // What is no text shows nothing.
  return (text) => (typeof text === "string" ? maskShapes(mask(text)) : "");
};
