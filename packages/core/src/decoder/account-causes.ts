import { all, any, type Clues, hasStatus, hasStopped, isHtml, isLive, type Rules, says } from "./clues.ts";

const left = ({ quotes }: Clues): number | undefined => quotes.credits?.remaining;

/** The highest price of a call is 5 credits (documented). */
const isShort = (clues: Clues): boolean => {
  const { cost = isLive(clues) ? 5 : 1 } = clues.quotes.credits ?? {};
  const remaining = left(clues);
  return remaining !== undefined && remaining > 0 && remaining < cost;
};

/** Three refusals in one second, by the times before them. */
const inOneSecond = ({ text }: Clues): boolean => {
  const seen = new Map<string, number>();
  for (const [, time = ""] of text.matchAll(/(\d\d:\d\d:\d\d)[^\n]{0,300}?\b(?:429|RATE_LIMIT)\b/g)) {
    seen.set(time, (seen.get(time) ?? 0) + 1);
  }
  return Math.max(0, ...seen.values()) > 2;
};

/** The key, its plan, and the requests and credits that are left. */
export const accountCauses: Rules = {
  UNAUTHORIZED: [
    ["header-dropped", says(/\bwww-authenticate["']?\s{0,4}[:=]\s{0,4}["']?(?:basic|negotiate|ntlm|digest)\b/i)],
    ["header-dropped", all(hasStatus(401), isHtml)],
    ["quoted-key", says(/\bbearer(?:%20|\s){1,2}(?:\\{0,8}["']|%22|%27|&quot;)tapi/i)],
    ["test-key", says(/\btapi(?:_|%5f)test(?:_|%5f)|\btest (?:api )?keys? (?:is|are|was|cannot|can't|not)\b/i)],
    [
      "key-replaced",
      says(
        /\b(?:revoked|rotated|deactivated|no longer (?:valid|active)|key (?:has |is )?expired|expired api[ -]key)\b/i,
      ),
    ],
    [
      "wrong-scheme",
      says(
        /\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:basic|token|apikey|api-key|key|tapi_|bearer:?\s?bearer)\b|\bx-api-key["']?\s{0,4}[:=]|must be ["'`]?bearer|bearer (?:scheme|prefix)|authorization: tapi_/i,
      ),
    ],
    [
      "malformed-key",
      says(/\bmalformed (?:api )?key\b|\bmust be 42 characters|\bkey\b.{0,60}\b(?:characters|length)\b/i),
    ],
    [
      "header-missing",
      says(
        /\bmissing (?:the )?authorization header|\b(?:no|without an?) (?:api[ -]?key|authorization header)\b|\b(?:api[ -]key|authorization header) (?:is |was )?(?:missing|required|not (?:provided|found|sent))|\b(?<!or )missing api[ -]key\b|authorization header (?:is )?absent/i,
      ),
    ],
  ],
  FORBIDDEN: [
    [
      "account-restricted",
      says(
        /\baccount\b.{0,40}\b(?:restricted|suspended|disabled|blocked|locked|frozen|on hold|under review)\b|\b(?:restricted|suspended|disabled|blocked|locked) account\b|["']?\bstatus["']?\s{0,4}[:=]\s{0,4}["']?(?:restricted|suspended|disabled|blocked)\b/i,
      ),
    ],
    [
      "plan-without-endpoint",
      says(
        /\b(?:plan|subscription|tier|package)\b.{0,60}\b(?:not|doesn't|isn't|lacks|without)\b|\bnot\b.{0,40}\b(?:your|this|the|current|free|pro) (?:current )?(?:plan|subscription|tier)\b|\bupgrade\b|\b(?:requires?|needs?|only (?:available|included)|available)\b.{0,30}\b(?:plan|subscription|tier|pro|scale|enterprise)\b/i,
      ),
    ],
  ],
  RATE_LIMIT: [
    ["limit-before-api", all(isHtml, says(/<|text\/html/))],
    ["limit-before-api", says(/\berror(?: code:?)? 1015\b|you are being rate limited/i)],
    [
      "wait-not-allowed",
      any(hasStopped("wait-too-long", "deadline", "attempts-exhausted"), says(/\blonger than maxWaitMs allows\b/)),
    ],
    ["too-many-at-once", any(says(/\bat async Promise\.(?:all|allSettled) \(index \d/), inOneSecond)],
    [
      "shared-key",
      says(
        /\b(?:other|another|several|multiple) (?:process|worker|instance|server|client|pod)(?:es|s)?\b.{0,60}\bkey\b/i,
      ),
    ],
  ],
  PAYMENT_REQUIRED: [
    ["gateway-host", isHtml],
    ["gateway-host", says(/\bDEPLOYMENT_DISABLED\b|\bdeployment (?:is |has been )?(?:disabled|paused)\b/i)],
    ["credits-used-up", (clues) => left(clues) === 0],
    ["too-few-credits", isShort],
    ["not-about-credits", (clues) => (left(clues) ?? 0) > 5],
    [
      "credits-used-up",
      says(
        /\b(?:no|out of|zero) credits\b|\bcredits?\b.{0,30}\b(?:exhausted|used up|depleted|run out|ran out)\b|\ball (?:of )?(?:your )?credits\b|\bno (?:more )?credits (?:left|remain)/i,
      ),
    ],
  ],
};
