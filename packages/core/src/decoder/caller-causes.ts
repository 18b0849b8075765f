import { all, any, type Clues, hasParameter, hasStopped, type Rules, says } from "./clues.ts";

const isNotSent = says(/\battempts: none, nothing was sent|\battempts["']?: ?\[\]|\battempts: 0\b/);

/** A record says so by an empty list, which leaves nothing in the evidence: it is an error of the client that lists no attempt. */
const hasNoAttempt = ({ attempts, stopped }: Clues): boolean => stopped === "aborted" && attempts.length === 0;

/** Errors caused by the caller's code: what it asked for, or what it did. */
export const callerCauses: Rules = {
  TOKEN_UNAVAILABLE: [
    [
      "session-over",
      says(
        /\b(?:401|403)\b|\b(?:session|token) (?:has |is )?(?:expired|over)\b|\bnot signed in\b|\bunauthori[sz]ed\b/i,
      ),
    ],
    [
      "token-endpoint-unreachable",
      says(/fetch failed|failed to fetch|load failed|networkerror when|ENOTFOUND|ECONNREFUSED/i),
    ],
  ],
  ABORTED: [
    ["signal-time-limit", says(/\bTimeoutError\b|due to timeout|signal timed out/)],
    [
      "request-ended",
      says(
        /ResponseAborted|client (?:has )?(?:disconnected|closed|left)|request (?:was )?closed by|socket closed by (?:the )?client/i,
      ),
    ],
    ["aborted-before", any(isNotSent, hasNoAttempt)],
  ],
  CONFIGURATION_ERROR: [
    ["key-in-page", says(/\bmust not be a secret key, which any visitor can read\b/)],
    ["key-missing", all(hasParameter(/^apiKey$/), says(/\bis missing\b/))],
    [
      "key-characters",
      all(hasParameter(/^apiKey$/), says(/\bcontains a space, a line break\b|\(character \d+ of \d+\)/)),
    ],
    ["base-url", hasParameter(/^(?:baseUrl|gateway)$/)],
    ["url-for-domain", all(hasParameter(/^domain$/), says(/\band is \\?["'][^"'\\]{0,200}[/:]/))],
    ["unknown-option", says(/\bis not an option\b/)],
    ["number-as-text", says(/\bmust be an? (?:whole )?number\b.{0,80}\band is \\?["']/)],
  ],
  CREDIT_LIMIT: [["live-detection", ({ quotes }) => quotes.credits?.cost === 5]],
  UNKNOWN_ERROR: [
    [
      "old-runtime",
      says(
        /\b(?:isWellFormed|toWellFormed|withResolvers|groupBy|toSorted|structuredClone|Promise\.try|AbortSignal\.any)\b.{0,20}is not a function/,
      ),
    ],
    ["own-fetch", says(/\bCannot read propert(?:y|ies) of undefined|\bundefined is not an object\b/)],
  ],
  NO_SLOT: [
    ["window-failed", says(/\bthe window that it shares with others failed\b/)],
    ["queue-full", says(/\bpacing\.maxQueue\b/)],
    ["more-than-plan", any(hasStopped("deadline"), says(/\bfor its turn in the rate limit\b.{0,80}\bdeadlineMs\b/))],
  ],
};
