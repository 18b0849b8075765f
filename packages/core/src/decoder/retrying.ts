import type { CatalogCause } from "../catalog/index.ts";
import type { RetryClass } from "../errors/code-table.ts";
import { rowOf } from "../errors/codes.ts";
import type { Clues } from "./clues.ts";
import type { Retrying } from "./decoded.ts";

/** Of codes that may pass, what does not: the whole call's time is over, a permission is missing, a body cannot be decoded. */
const lasting: Readonly<Record<string, (clues: Clues) => boolean>> = {
  TIMEOUT: ({ quotes, stopped }) =>
    quotes.limit === "deadline" || (quotes.limit === undefined && stopped === "deadline"),
  NETWORK_ERROR: ({ reason }) => reason === "denied",
  TRUNCATED_RESPONSE: ({ stopped, text }) => stopped === "not-retryable" || text.includes("cannot be decoded"),
};

/** Whether and how a failure passes: by its code, unless the text says that this one does not. */
export const retryOf = (code: string, clues: Clues): RetryClass | undefined => {
  const row = rowOf(code);
  const { status = 0, stopped } = clues;
  // By its status a 2xx was carried out, whatever its body says.
  const isDone = code !== "TRUNCATED_RESPONSE" && status >= 200 && status < 300;
  const isLasting = lasting[code]?.(clues) || isDone || stopped === "server-veto";
  return row && (isLasting ? "never" : row.retry);
};

/** Causes that stay until somebody removes them. The client retries them all the same, since it cannot tell them apart. */
const lastingCauses: ReadonlySet<string | undefined> = new Set([
  ...["cors", "content-security-policy", "mixed-content", "browser-extension", "no-tls", "no-ipv6", "proxy-refuses"],
  ...["untrusted-certificate", "certificate-expired", "other-certificate", "wrong-clock", "undecodable-body"],
]);

/** What the client's messages, records, links and packages have, and nothing else. */
const signs =
  /techlookup\.github\.io\/techlookup|@techlookup\/|\bfrom (?:GET|POST) \/v1\/|\b(?:attemptTimeoutMs|deadlineMs|maxWaitMs|creditLimit)\b|\bstopped["']?\s{0,4}[:=]\s{0,4}["']?(?:not-retryable|not-repeatable|attempts-exhausted|wait-too-long|deadline|budget-exhausted|outage|server-veto|aborted)\b/;

/** Whether a text shows this project's client. */
export const showsClient = (text: string): boolean => signs.test(text);

/**
 * What may be said of a retry. Whoever pasted a text of another program gets no "automatically"; nor does a call that ended
 * without a retry.
 */
export const retryingOf = (
  { retry, cause }: { readonly retry: RetryClass | undefined; readonly cause: CatalogCause | undefined },
  isOurs: boolean,
  clues: Clues,
): Retrying | undefined => {
  if (retry === undefined) return undefined;
  if (retry === "never" || (!isOurs && lastingCauses.has(cause?.id))) return "pointless";
  const { stopped, attempts, quotes } = clues;
  // Live detection may have been charged: only a 429 and a 500 are repeated.
  const isUnsafe = quotes.request?.operation === "domains.detectLive" && clues.status !== 429 && clues.status !== 500;
  const wasRetried = stopped === "attempts-exhausted" ? attempts.length !== 1 : attempts.length > 1;
  const isRetried = stopped === undefined ? !isUnsafe : wasRetried;
  return isOurs && isRetried ? "automatic" : "worth-retrying";
};
