/** Masks secrets in a text. */
export type Redactor = (text: string) => string;

/**
 * What changes a terminal, or the order in which a line is read: control characters (C0 and C1) but for tabs and line ends, and
 * the controls of bidirectional text.
 */
export const controls: RegExp = /(?![\t\n]|\r\n)[\p{Cc}\p{Bidi_C}]/gu;

/**
 * Masks whatever is shaped like a key of the API.
 *
 * @example
 * maskKeys("tapi_live_0123456789"); // tapi_live_***
 */
export const maskKeys: Redactor = (text: string): string =>
  // The documented form, with underscores plain or URL-encoded, however often. The alphabet is unknown, so everything up to a
  // delimiter counts.
  text.replace(/tapi(?:_|%(?:25)*5f)(live|test)(?:_|%(?:25)*5f)[^\s"'`<>,;&\\(){}[\]]+/gi, "tapi_$1_***");

/**
 * Makes a text fit to be shown: masks whatever is shaped like a key of the API, known or not, and the credentials and queries
 * of URLs, and puts U+FFFD in place of each character that changes a terminal or the order of a line.
 *
 * @example
 * maskShapes("https://a.example/?key=1"); // https://a.example/?***
 */
export const maskShapes: Redactor = (text: string): string =>
  // One look at a text that has none of them, as most have not.
  text.search(/:\/\/|tapi|(?![\t\n]|\r\n)[\p{Cc}\p{Bidi_C}]/iu) < 0
    ? text
    : maskKeys(
        text
          .replace(controls, "\ufffd")
          // Whoever put a secret into a URL must not find it in a log. Credentials end at the last `@` before the path (URL Standard,
          // authority state), and may hold a `'`.
          // In one pattern that takes whatever follows: one that asks for a query would read on from every URL without.
          .replace(
            /(https?:\/\/)(?:[^\s/?#"<>]*@)?([^\s?#"'<>)]*)(\?[^\s"'<>)]*)?/gi,
            (_, scheme, place, query) => scheme + place + (query ? "?***" : ""),
          ),
      );
