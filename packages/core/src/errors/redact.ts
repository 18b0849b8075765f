/** Masks secrets in a text. */
export type Redactor = (text: string) => string;

/** Keys of the documented form. The alphabet is unknown, so everything up to a delimiter counts. */
const keyShape = /tapi_(live|test)_[^\s"'`<>,;&\\(){}[\]]+/g;

/**
 * Credentials and query of a URL: whoever put a secret into one must not find it in a log. Credentials end at the last `@`
 * before the path (URL Standard, authority state), and may hold a `'`.
 */
const urlSecrets = /(https?:\/\/)(?:[^\s/?#"<>]*@)?([^\s?#"'<>)]*)(\?[^\s"'<>)]*)?/gi;

const maskUrl = (_whole: string, scheme: string, place: string, query: string | undefined): string =>
  `${scheme}${place}${query ? "?***" : ""}`;

/**
 * Masks whatever is shaped like a key of the API, known or not, and the credentials and queries of URLs.
 *
 * @example
 * maskShapes("https://a.example/?key=1"); // https://a.example/?***
 */
export const maskShapes = (text: string): string => text.replace(urlSecrets, maskUrl).replace(keyShape, "tapi_$1_***");

/** A text in base64, whichever of three ways it falls on the grid, less the characters that depend on neighbours. */
const base64Forms = (secret: string): string[] => {
  const bytes = new TextEncoder().encode(secret);
  return [0, 1, 2].map((offset) => {
    const padded = new Uint8Array(offset + bytes.length);
    padded.set(bytes, offset);
    const text = btoa(String.fromCharCode(...padded)).replaceAll("=", "");
    const end = (offset + bytes.length) % 3 === 0 ? text.length : text.length - 1;
    return text.slice(Math.ceil((offset * 4) / 3), end);
  });
};

/**
 * A masker that knows the client's own secret in plain, JSON-escaped, URL-encoded and base64 form, besides whatever is
 * shaped like one. What may be shown at all is decided by allow-lists elsewhere; this guards the free text among it, such as a
 * server's message that echoes the key.
 *
 * @example
 * const redact = createRedactor("my-own-secret");
 * console.log(redact("sent my-own-secret")); // sent ***
 */
export const createRedactor = (secret: string): Redactor => {
  // A secret of a few characters would mask half of every text, and protect nothing.
  if (secret.length < 8) return maskShapes;
  const escaped = JSON.stringify(secret).slice(1, -1);
  const forms = [...new Set([secret, escaped, encodeURIComponent(secret), ...base64Forms(secret)])];
  return (text) => {
    let masked = text;
    for (const form of forms) masked = masked.replaceAll(form, "***");
    return maskShapes(masked);
  };
};
