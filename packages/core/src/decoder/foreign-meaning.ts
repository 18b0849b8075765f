import type { KnownCode } from "../errors/code-table.ts";
import { codeOfApiStatus } from "./answer-finding.ts";
import { isKnownCode } from "./known-words.ts";

/** Words by which other APIs say what this one has a code for. The more particular come first. */
const meanings: readonly (readonly [says: RegExp, code: KnownCode])[] = [
  [
    /insufficient_quota|billing|card_?(?:error|declined)|card was declined|payment|insufficient (?:credits|funds)|credit balance/i,
    "PAYMENT_REQUIRED",
  ],
  [
    /rate[-_ ]?limit|throttl|too[-_ ]?many[-_ ]?requests|limit exceeded|resource_exhausted|quota|slow ?down/i,
    "RATE_LIMIT",
  ],
  [/permission|forbidden|access[-_ ]?denied|not authorized to|insufficient_scope|accessdenied/i, "FORBIDDEN"],
  [
    /auth(?:entication|orization)?[_ ]?(?:error|required)|unauth|invalid_(?:auth|api_key|client|token|grant)/i,
    "UNAUTHORIZED",
  ],
  [
    /bad credentials|authenticate|(?:invalid|incorrect|missing|no) (?:api|access|authentication)[ -]?(?:key|token)/i,
    "UNAUTHORIZED",
  ],
  [/unrecognizedclient|invalidclienttokenid|signaturedoesnotmatch|expiredtoken|jwt/i, "UNAUTHORIZED"],
  [/not[-_ ]?found|no[-_ ]?such|resource_missing|does not exist|cannot get \//i, "NOT_FOUND"],
  [/conflict|already[-_ ]?exists|idempotency|duplicate/i, "CONFLICT"],
  [/overloaded|unavailable|bad gateway|timed? ?out/i, "GATEWAY_ERROR"],
  [/api_error|server_error|internal/i, "INTERNAL_ERROR"],
  [/invalid|validation|missing|required|parameter|bad[-_ ]?request|unprocessable|malformed/i, "VALIDATION_ERROR"],
];

/** Codes that an API answers with. The client's own stand for something else. */
const isOfApi = (code: string | undefined): code is KnownCode =>
  isKnownCode(code) && !["UNEXPECTED_STATUS", "UNEXPECTED_REDIRECT", "INVALID_RESPONSE"].includes(code);

const inBody = /\b(?:status(?:_?code)?|code|error code)["']?\s{0,4}[:=]?\s{0,4}["']?([45]\d\d)\b/i;

/** The status that a foreign body or its head tells. */
export const statusIn = (text: string): number | undefined => {
  const digits = /\bHTTP\/\d(?:\.\d)? ([45]\d\d)\b/.exec(text)?.[1] ?? inBody.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** The code that an error would have here, by its words, or else by its status. */
export const nearestMeaning = (text: string, status: number | undefined): KnownCode | undefined => {
  const ofStatus = status === undefined ? undefined : codeOfApiStatus(status);
  // A 400 may stand for anything.
  if (isOfApi(ofStatus) && status !== 400) return ofStatus;
  const said = meanings.find(([says]) => says.test(text))?.[1];
  return said ?? (isOfApi(ofStatus) ? ofStatus : undefined);
};
