import { all, any, type Clues, hasParameter, hasPath, type Rules, says } from "./clues.ts";

/** Two labels under which names are registered, as far as they are common: `shop.co.uk` is no subdomain. */
const registry = /\.(?:co|com|org|net|ac|gov|edu|or|ne|go|gob|gouv)\.[a-z]{2}$/i;

const domainIn = ({ quotes }: Clues): string =>
  /^\/v1\/(?:domain|company)\/([^/]+)$/.exec(quotes.request?.path ?? "")?.[1] ?? "";

const isSubdomain = (clues: Clues): boolean => {
  const domain = domainIn(clues);
  const labels = domain.split(".").length - (registry.test(domain) ? 1 : 0);
  return /^www\d?\./i.test(domain) || labels > 2;
};

/** The path is one that no method of the client has. */
const isUnknownPath = ({ quotes }: Clues): boolean =>
  quotes.request !== undefined && quotes.request.operation === undefined;

const isMissing = says(
  /\b(?:required|missing|must be (?:given|provided|present)|not provided|is absent|must not be empty)\b/i,
);

/** What the API says of a request that it understood, and did not grant. */
export const requestCauses: Rules = {
  VALIDATION_ERROR: [
    // A path that ends where a value belongs.
    ["parameter-missing", hasPath(/^\/v1\/(?:domain|company|technology\/name)\/?$/)],
    ["misnamed-field", all(isUnknownPath, (clues) => clues.quotes.request?.method !== undefined)],
    [
      "misnamed-field",
      says(
        /\b(?:unknown|unrecognized|unexpected|unsupported) (?:query |body )?(?:parameter|field|property|argument)\b/i,
      ),
    ],
    [
      "parameter-missing",
      all(
        ({ quotes }) => quotes.parameter !== undefined,
        isMissing,
        (clues) => !isGiven(clues),
      ),
    ],
    ["period-not-served", hasParameter(/^(?:start|end)_date$/)],
    [
      "value-out-of-bounds",
      any(
        hasParameter(/^(?:limit|offset|days)$/),
        all(
          ({ quotes }) => quotes.parameter !== undefined,
          says(
            /\b(?:between|at most|at least|maximum|minimum|exceeds?|too (?:large|small|high|low|many)|out of range|less than|greater than)\b/i,
          ),
        ),
      ),
    ],
    [
      "malformed-value",
      all(
        ({ quotes }) => quotes.parameter !== undefined,
        says(
          /\b(?:invalid|malformed|not (?:a )?valid|must (?:be|match|have)|should be|bad format|format|expected|cannot be parsed|not validly)\b/i,
        ),
      ),
    ],
  ],
  NOT_FOUND: [
    [
      "no-such-path",
      any(
        isUnknownPath,
        says(/\bno such (?:endpoint|route|path)\b|\b(?:endpoint|route) (?:was )?not found\b|\bcannot (?:get|post) \//i),
      ),
    ],
    ["technology-name", any(hasPath(/^\/v1\/technology\//), says(/\btechnology (?:was )?not found\b/i))],
    ["subdomain", isSubdomain],
    [
      "not-crawled",
      says(
        /\bnot (?:yet )?(?:been )?(?:crawled|indexed|scanned)\b|\bno data (?:yet|for this domain)\b|\bnever (?:been )?crawled\b/i,
      ),
    ],
    ["misspelt-domain", says(/\bwebsite not reachable\b|\bdomain does not (?:exist|resolve)\b|\bdid you mean\b/i)],
  ],
  CONFLICT: [
    ["done-before", ({ attempts }) => attempts.length > 1],
    ["creating-endpoint", isUnknownPath],
  ],
};

/** A value that the message shows, so that it was not missing. */
function isGiven({ text }: Clues): boolean {
  return /\bgot ["'`]|\band is ["'`]|\breceived ["'`]\S/i.test(text);
}
