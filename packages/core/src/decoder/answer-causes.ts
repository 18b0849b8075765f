import { all, any, type Clues, hasStatus, isHtml, type Rules, says } from "./clues.ts";

const login = /\b(?:log-?in|sign-?in|auth|sso|oauth|saml)\b/i;
const portal = /captive|portal|hotspot|wi-?fi|wlan|welcome|guest/i;
const provider =
  /\b(?:login\.microsoftonline\.com|accounts\.google\.com|[\w-]+\.okta\.com|[\w-]+\.auth0\.com|[\w.-]+\.cloudflareaccess\.com)\b/i;

/** Where a redirect leads. */
const targetIn = ({ text }: Clues): string =>
  /\blocation["']?\s{0,4}[:=]\s{0,4}["']?([^\s"']{1,500})/i.exec(text)?.[1] ??
  /\bthe redirect to (\S{1,500}) is not followed/.exec(text)?.[1] ??
  "";

/** The path of the request, on another host or by another scheme. */
const isSamePath = (clues: Clues): boolean => {
  const { path } = clues.quotes.request ?? {};
  const target = targetIn(clues);
  return (
    /^https?:/.test(target) &&
    (path === undefined ? /\/v1\//.test(target) && !login.test(target) : target.endsWith(path))
  );
};

const isJson = says(/\bbody["']?\s{0,4}[:=]\s{0,4}["'`]?\s?\\?[[{]|application\/json/);

/** The limit that the client has unless it is told otherwise, in bytes. */
const defaultBytes = 10_485_760;
const bytesIn = ({ text }: Clues): number =>
  Number(/\bmaxResponseBytes, (\d{1,15}) bytes\b/.exec(text)?.[1] ?? Number.POSITIVE_INFINITY);

const contentType = ({ text }: Clues): string =>
  /\bcontent-type["']?\s{0,4}[:=]\s{0,4}["']?([\w./+-]{1,80})/i.exec(text)?.[1]?.toLowerCase() ?? "";

/** Responses that arrived whole, but are not what the API documents. */
export const answerCauses: Rules = {
  UNEXPECTED_STATUS: [
    ["cloudflare-set-up", hasStatus(525, 526, 530)],
    [
      "firewall",
      all(
        hasStatus(403),
        says(
          /\bchallenge\b|\bcaptcha\b|attention required|just a moment|access denied|\bcf-chl|\bblocked\b|incapsula|akamai|\bwaf\b|bot (?:protection|detection)|request could not be satisfied/i,
        ),
      ),
    ],
    ["other-server", all(hasStatus(404, 405), any(isHtml, says(/\bcannot (?:get|post) \//i)))],
    ["unknown-status", all(({ status = 0 }) => status >= 400 && ![400, 403, 404, 405, 409].includes(status), isJson)],
  ],
  UNEXPECTED_REDIRECT: [
    ["hidden-target", hasStatus(0)],
    ["moved", isSamePath],
    ["network-login", (clues) => portal.test(targetIn(clues))],
    [
      "gateway-login",
      (clues) => provider.test(targetIn(clues)) || (login.test(targetIn(clues)) && /^\/(?!\/)/.test(targetIn(clues))),
    ],
  ],
  INVALID_RESPONSE: [
    ["broken-list", says(/\bThe page at offset \S{1,20} of a list\b/)],
    [
      "page-instead",
      any(
        isHtml,
        says(
          /unexpected token '?<|invalid character '<'|unexpected character \('<'|unexpected token at '<|unrecognized token '<'/i,
        ),
      ),
    ],
    [
      "error-without-code",
      says(/\bsays success: false without a readable error\b|\bsuccess["']?: ?false\b(?![\s\S]{0,400}\bcode["']?:)/),
    ],
    [
      "cut-unnoticed",
      says(
        /\bunterminated string\b|\bunexpected end of (?:json|data)|\bend of file while parsing\b|unexpected end-of-input/i,
      ),
    ],
    [
      "no-envelope",
      says(/\bis no object with success true or false\b|\bthe body is empty\b|\bhas data that are no object\b/),
    ],
  ],
  RESPONSE_TOO_LARGE: [
    ["other-server", (clues) => contentType(clues) !== "" && !contentType(clues).includes("json")],
    ["limit-too-low", (clues) => bytesIn(clues) < defaultBytes],
  ],
};
