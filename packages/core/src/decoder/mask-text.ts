import { maskShapes } from "../errors/redact.ts";

/** Headers whose whole value is a secret. */
const header = "(?:set-)?cookie|(?:proxy-)?authorization|x-api-key";
/** Fields and parameters that hold one, alone or at the end of a name such as `csrfToken`. */
const field = "api[_-]?key|token|password|passwd|secret|session(?:[_-]?id)?";
/** A quotation mark, as it is or escaped. */
const quote = "\\\\{0,8}[\"']";
/** Between a name and a quoted value: as in JSON, in a list of pairs, in a map that a console prints. */
const between = `(?:${quote})?\\s*(?:[:=]>?|,)\\s*`;

/**
 * Up to the quotation mark that ends the value, as often escaped as the one that begins it, or, without one, to the end of
 * the line.
 */
const quoted = new RegExp(
  `((?:${header}|${field})${between}(\\\\{0,8})(["']))` +
    `(?:[^\\n]*?(?=(?<!\\\\)\\2\\3[ \\t]{0,8}(?:[,;:}\\])&]|\\\\|\\r?$))|[^\\n]*)`,
  "gim",
);
const listed = new RegExp(`((?:${header})${between}\\[)[^\\]]*`, "gi");
const headerLine = new RegExp(`((?:${header})[ \\t]*[:=][ \\t]*)[^\\s"'\\\\[][^\\n]*`, "gi");
const plainField = new RegExp(`((?:${field})[ \\t]*[:=][ \\t]*)[^\\s"'\\\\,;&<>(){}[\\]]+`, "gi");

const scheme = /\b(bearer|basic)((?:[ \t:=]|%20|\+){1,8})[^\s"'`\\,;<>(){}[\]]+/gi;

/** Keys in any case, with the underscores as they are or URL-encoded. */
const key = /tapi(?:_|%5f)(live|test)(?:_|%5f)[^\s"'`<>,;&\\(){}[\]]+/gi;

const jsonWebToken = /(?<![\w-])eyJ[\w-]{8,}\.[\w.-]+/g;

/** All up to the last `@` before the path, so that one in a password is no end. */
const urlCredentials = /(:\\{0,4}\/\\{0,4}\/)[^\s/?#"'<>]*@/g;

/** A run of characters that e-mail addresses have, begun where nothing before it belongs to it. */
const email =
  /(?<![^\s@"'`<>(){}[\],;:\\|=&/?#])[^\s@"'`<>(){}[\],;:\\|=&/?#]+@[^\s@"'`<>(){}[\],;:\\|=&/?#]+\.[a-z]{2,}/giu;

/**
 * A text with its secrets masked. It masks too much rather than too little, and takes a time in proportion to the text:
 * every repetition above is bounded, or takes what it has passed, or begins only where a run begins.
 *
 * @example
 * maskText("Authorization: Bearer abc"); // Authorization: ***
 */
export const maskText = (text: string): string =>
  maskShapes(
    text
      .replace(quoted, "$1***")
      .replace(listed, "$1***")
      .replace(headerLine, "$1***")
      .replace(plainField, "$1***")
      .replace(scheme, "$1$2***")
      .replace(key, "tapi_$1_***")
      .replace(jsonWebToken, "***")
      .replace(urlCredentials, "$1***@"),
  ).replace(email, "***@***");
