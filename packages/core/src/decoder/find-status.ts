import { answerFinding, codeOfApiStatus } from "./answer-finding.ts";
import type { Finding } from "./decoded.ts";
import { asStatus } from "./known-words.ts";

/** What HTTP calls the statuses that matter here (RFC 9110). */
const phrases: Readonly<Record<string, number>> = {
  "bad request": 400,
  unauthorized: 401,
  "payment required": 402,
  forbidden: 403,
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
export const maxWord = 60;

const anyPhrase = Object.keys(phrases).join("|");
const phrase = new RegExp(`\\b(${anyPhrase})\\b`, "i");
/** A phrase that is all that an error says, in front of which its name may stand. */
const wholePhrase = new RegExp(
  `^\\W{0,4}(?:[\\w.:]{0,60}(?:error|exception)?\\W{1,4})?(?:${anyPhrase})[\\W]{0,4}$`,
  "i",
);

const labelled =
  /\b(?:http|status(?:[ _-]?code)?|response code|error(?:[ _-]?code)?|code|answered|returned|responded with|failed with|got(?: an?)?)["']?[\s:=(]{0,4}["']?([1-5]\d\d)\b/i;
/** As access logs and HTTP clients write it. */
const logged =
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) \S{1,500} ([45]\d\d)\b|\bHTTP\/\d(?:\.\d)?["'] ([1-5]\d\d)\b|\b([45]\d\d) (?:client|server) error\b/i;
const phrased = new RegExp(`\\b([45]\\d\\d)[ :(-]{1,3}(${anyPhrase})\\b`, "i");

/** A path that only this API has, or its host. */
const isOfApi = /technologychecker\.io|\/v1\/(?:usage|credits|domain|company|technolog|signals)/;

const numberIn = (text: string): number | undefined => {
  const alone = /^\s*([1-5]\d\d)\b/.exec(text.slice(0, maxWord))?.[1];
  const [, behindPath, inLog, inError] = logged.exec(text) ?? [];
  const digits = alone ?? labelled.exec(text)?.[1] ?? behindPath ?? inLog ?? inError ?? phrased.exec(text)?.[1];
  return digits === undefined ? undefined : asStatus(Number(digits));
};

/** A status by its number, else by the words that HTTP has for it: then the number is not in the text. */
export const findStatus = (text: string, nowMs: number): Finding | undefined => {
  const number = numberIn(text);
  const words = number === undefined ? phrase.exec(text)?.[1]?.toLowerCase() : undefined;
  const status = number ?? phrases[words ?? ""];
  if (status === undefined) return undefined;
  const found = answerFinding({ status }, nowMs);
  if (!found || status < 300) {
    return { status, confidence: "guess", why: `The text names status ${status}, which means success.` };
  }
  const code = codeOfApiStatus(status);
  const bare = code === found.code ? "" : `. If the body is not the API's JSON, the code is \`${found.code}\``;
  const [, , said = ""] = phrased.exec(text) ?? [];
  const agrees = number !== undefined && phrases[said.toLowerCase()] === number;
  const isShort = text.trim().length <= maxWord && (words === undefined || wholePhrase.test(text.trim()));
  const why =
    words === undefined
      ? `The text names status ${status}${bare}.`
      : `The text has the words that HTTP uses for status ${status}${bare}.`;
  const confidence = isShort || agrees || (words === undefined && isOfApi.test(text)) ? "likely" : "guess";
  return { code, status: number, confidence, why };
};
