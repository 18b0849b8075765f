import type { KnownCode } from "../errors/code-table.ts";
import { codes } from "../errors/codes.ts";
import type { Finding } from "./decoded.ts";
import { asCode, asStatus } from "./known-words.ts";
import { reasonIn } from "./reason-in.ts";

const answered = /\b(?:(\d{3}) )?([A-Z][A-Z\d_]{1,63}) from (?:GET|POST|PUT|PATCH|DELETE|HEAD) \//;

/** What only the client's messages say, and the code of each. Where several fit, the first counts. */
const sentences: readonly (readonly [says: RegExp, code: KnownCode])[] = [
  [/\bwas not answered within \d{1,12} ms \((?:attemptTimeoutMs|deadlineMs)\)/, "TIMEOUT"],
  [/\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) \/\S{1,2000} got no answer from \S/, "NETWORK_ERROR"],
  [/\bfor a server that is down, (?:all of|and may not)/, "OUTAGE"],
  [/\bfor its turn in the rate limit\b|\bthe window that it shares with others failed/, "NO_SLOT"],
  [/\bof the \d{1,12} that creditLimit allows may be spent/, "CREDIT_LIMIT"],
  [/\bwas not sent: the token provider threw/, "TOKEN_UNAVAILABLE"],
  [/\bThe client hit an unexpected error\b/, "UNKNOWN_ERROR"],
  [/\bThe page at offset \S{1,20} of a list /, "INVALID_RESPONSE"],
  [/\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) \/\S{1,2000} was aborted\. /, "ABORTED"],
  [/\bConfigurationError: \S|[.:)\w"'] Nothing was sent\.(?!\w)/, "CONFIGURATION_ERROR"],
];

/** A hint that names an option or a method of the client: others do not write so. */
const isOurs = (hint: string): boolean => /[a-z][A-Z]|\b[Yy]our signal\b/.test(hint);

/** The code whose first advice, which ends each message, stands in the text. */
const hintedCode = (text: string): KnownCode | undefined =>
  (Object.keys(codes) as KnownCode[]).find((known) => isOurs(codes[known].hint) && text.includes(codes[known].hint));

/** A message of the client's alone: it begins with status and code, or says what only such messages say. */
export const findMessage = (text: string): Finding | undefined => {
  const [line, status, code] = answered.exec(text) ?? [];
  const why = "The text contains the message of an error of this project";
  if (line !== undefined && asCode(code) !== undefined) {
    const read = status === undefined ? undefined : asStatus(Number(status));
    return { code, status: read, confidence: "exact", why: `${why}, with its code.`, isOurs: true };
  }
  const said = sentences.find(([says]) => says.test(text))?.[1] ?? hintedCode(text);
  if (said === undefined) return undefined;
  const reason = said === "NETWORK_ERROR" ? reasonIn(text) : undefined;
  return { code: said, reason, confidence: "likely", why: `${why}, which only this code has.`, isOurs: true };
};
