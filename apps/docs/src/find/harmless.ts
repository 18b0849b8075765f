/** The longest piece of a word that is not taken for a secret. */
const maxPiece = 20;
const maxLength = 40;

/**
 * Whether a text may stand in an address: a status, a code, or one word of letters. Anything else may hold a secret, and
 * addresses end up in histories, logs and the `Referer` of other sites.
 *
 * @example
 * isHarmless("RATE_LIMIT"); // true
 * isHarmless("tapi_live_0123"); // false
 */
export const isHarmless = (text: string): boolean =>
  text.length <= maxLength &&
  /^(?:\d{3}|[a-z]+(?:[_-][a-z]+){0,5})$/i.test(text) &&
  !/^tapi/i.test(text) &&
  text.split(/[_-]/).every((piece) => piece.length <= maxPiece);

/** Characters from which on a text is one to be read, not one to be looked up. */
const longText = 120;

/** Whether a text was pasted rather than typed: it has lines, markup, or is long. The decoder reads it best. */
export const isPasted = (text: string): boolean =>
  text.length > longText || /[\r\n]/.test(text) || /[{[]\s*["{[]/.test(text);

/** Shorter words are masked for what stands before them: `bearer token missing` holds no secret. */
const minSecret = 12;

/** Whether masking took a word out of a text that may be a secret. Such a text comes with a log, not with a search. */
export const holdsSecret = (text: string, masked: string): boolean =>
  masked !== text && text.split(/\s+/).some((word) => word.length >= minSecret && !masked.includes(word));
