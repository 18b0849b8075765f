import type { KnownCode } from "../errors/code-table.ts";
import type { Confidence, Finding } from "./decoded.ts";

type Wording = readonly [says: RegExp, code: KnownCode, confidence: Confidence];

/**
 * What the API's documentation says of each of its codes, and what its answers are likely to say. Only the wording of the 401
 * is an example of the vendor's; the others are the descriptions in its table. Other APIs use the same words, so none is exact.
 */
const wordings: readonly Wording[] = [
  [/\binvalid request parameters?\b/i, "VALIDATION_ERROR", "likely"],
  [/\b(?:parameter|field) ["'`]?[\w.-]{1,40}["'`]? (?:is|must|should|cannot)\b/i, "VALIDATION_ERROR", "likely"],
  [/\b(?:missing|invalid|malformed) (?:required )?(?:query |path )?parameters?\b/i, "VALIDATION_ERROR", "likely"],
  [
    /\b(?:domain|url|limit|offset|days|country|industry|start_date|end_date|technology_id)["'`]? (?:is (?:required|missing|invalid|not)|must|should|cannot|exceeds)\b/i,
    "VALIDATION_ERROR",
    "likely",
  ],
  [
    /\b(?:missing|invalid)\b[^\n]{0,30}["'`]?\b(?:domain|url|limit|offset|days|start_date|end_date|technology_id)\b/i,
    "VALIDATION_ERROR",
    "guess",
  ],
  [
    /\b(?:missing or invalid|invalid or missing|invalid|missing|incorrect|malformed) api[ -]key\b/i,
    "UNAUTHORIZED",
    "likely",
  ],
  [/\b(?:no|unknown|expired|revoked) api[ -]key\b/i, "UNAUTHORIZED", "likely"],
  [/\bapi[ -]key (?:is |was |has been )?(?:missing|invalid|required|revoked|expired|not )/i, "UNAUTHORIZED", "likely"],
  [/\bmissing (?:the )?authorization header\b|\bauthorization header (?:is|must|was)\b/i, "UNAUTHORIZED", "likely"],
  [/\binsufficient (?:permissions?|privileges)\b/i, "FORBIDDEN", "likely"],
  [/\bplan ["'`]?[\w -]{0,30}["'`]? ?(?:does not|doesn't) (?:include|cover|allow)\b/i, "FORBIDDEN", "likely"],
  [/\b(?:not (?:included|available) (?:in|on|with)|upgrade) your (?:current )?plan\b/i, "FORBIDDEN", "likely"],
  [/\baccount\b[^\n]{0,30}\b(?:restricted|suspended|disabled|blocked)\b/i, "FORBIDDEN", "likely"],
  [/\b(?:resource|domain|technology|company) (?:was )?not found\b|\bno such endpoint\b/i, "NOT_FOUND", "likely"],
  [/\b(?:plan|subscription|tier)\b[^\n]{0,40}\b(?:not|doesn't) (?:include|cover|allow)\b/i, "FORBIDDEN", "likely"],
  [/\bupgrade (?:your|to)\b[^\n]{0,60}\b(?:plan|endpoint|access|api)\b/i, "FORBIDDEN", "guess"],
  [/\bresource already exists\b/i, "CONFLICT", "likely"],
  [/\balready exists\b/i, "CONFLICT", "guess"],
  [
    /\brate[ -]limit (?:of \d{1,9} requests )?(?:exceeded|reached|hit)\b|\brate[ -]limited\b|\bexceeded (?:your |the )?rate[ -]limit\b|\btoo many requests\b/i,
    "RATE_LIMIT",
    "likely",
  ],
  [
    /\b(?:no|out of|insufficient) credits\b|\bcredits (?:are |have been )?(?:exhausted|used up)\b/i,
    "PAYMENT_REQUIRED",
    "guess",
  ],
  [/\bcall costs \d{1,6} credits?, and \d{1,9} are left\b/i, "PAYMENT_REQUIRED", "likely"],
  [/(?:^|["':]\s?|\b500[ :-]{1,3})server error\b/i, "INTERNAL_ERROR", "likely"],
];

/** A sentence that the API is documented to say, or one much like it. */
export const findWording = (text: string): Finding | undefined => {
  const found = wordings.find(([says]) => says.test(text));
  if (!found) return undefined;
  const [, code, confidence] = found;
  return { code, confidence, why: "The text has the documented words for this code, or words much like them." };
};
