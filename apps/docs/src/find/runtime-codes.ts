import type { KnownCode } from "@techlookup/core";

/** What runtimes and browsers call what went wrong, where it is not a lost connection; the first that fits. */
const exceptions: readonly (readonly [RegExp, KnownCode])[] = [
  [/^(?:ABORT_ERR|UND_ERR_ABORT(?:ED)?|ERR_ABORTED|ERR_CANCELED|NS_BINDING_ABORTED)$/, "ABORTED"],
  [
    /^(?:ERR_TOO_MANY_REDIRECTS|ERR_FR_TOO_MANY_REDIRECTS|ERR_UNSAFE_REDIRECT|NS_ERROR_REDIRECT_LOOP)$/,
    "UNEXPECTED_REDIRECT",
  ],
  [
    /^(?:UND_ERR_BODY_TIMEOUT|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|UND_ERR_RESPONSE|ERR_STREAM_PREMATURE_CLOSE|ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONTENT_DECODING_FAILED|ERR_HTTP_CONTENT_LENGTH_MISMATCH|Z_(?:BUF|DATA)_ERROR)$/,
    "TRUNCATED_RESPONSE",
  ],
  [/^(?:UND_ERR_RES_EXCEEDED_MAX_SIZE|ERR_OUT_OF_RANGE|ERR_STRING_TOO_LONG)$/, "RESPONSE_TOO_LARGE"],
  [/^(?:UND_ERR_INVALID_ARG|ERR_INVALID_(?:URL|CHAR|ARG_TYPE|ARG_VALUE|PROTOCOL))$/, "CONFIGURATION_ERROR"],
  [/^ESOCKETTIMEDOUT$/, "TIMEOUT"],
  [/^ERR_INVALID_THIS$/, "UNKNOWN_ERROR"],
];

/** How codes of Node, its HTTP client, OpenSSL, Bun and Chromium begin or look. */
const connection =
  /^(?:E[A-Z]{4,20}|EAI_[A-Z]{4,10}|EPIPE|UND_ERR_[A-Z\d_]+|(?:ERR_)?CERT_[A-Z_]+|ERR_(?:NAME|CONNECTION|SSL|TLS|CERT|PROXY|TUNNEL|SOCKS|INTERNET|NETWORK|ADDRESS|EMPTY|TIMED|HTTP2|QUIC|SOCKET|DNS|BLOCKED|FAILED|ACCESS)[A-Z\d_]*|UNABLE_TO_[A-Z_]+|DEPTH_ZERO_[A-Z_]+|SELF_SIGNED_[A-Z_]+|HOSTNAME_MISMATCH|NS_ERROR_[A-Z_]+|PR_[A-Z_]+_ERROR|SSL_ERROR_[A-Z_]+|SEC_ERROR_[A-Z_]+|MOZILLA_PKIX_ERROR_[A-Z_]+|HPE_[A-Z_]+|ConnectionRefused|ConnectionClosed|FailedToOpenSocket)$/;

/** Words in capitals that look like codes of a system and are none. */
const ordinary = /^(?:ERROR|ERRORS|ENRICH|ENDPOINT|ENGINE|EXPORT|EXAMPLE|EXPIRED|EMPTY|ENTERPRISE|EVENT|EXPRESS|EDGE)$/;

/**
 * The error that a code of a runtime stands for, where the text is one such code, alone or behind `net::`.
 *
 * @example
 * codeOfRuntime("ECONNRESET"); // NETWORK_ERROR
 */
export const codeOfRuntime = (text: string): KnownCode | undefined => {
  const word = text.replace(/^net::/i, "").replace(/^(?:error:?\s+)?code:?\s+/i, "");
  const exact = /^[a-z]/.test(word) ? word.toUpperCase() : word;
  const exception = exceptions.find(([pattern]) => pattern.test(exact))?.[1];
  if (exception !== undefined) return exception;
  // In small letters only what no word looks like: `enotfound`, and not `enrich`.
  const isSmall = word !== exact;
  const looksSo = isSmall
    ? /^(?:e(?:conn|not|time|host|net|pipe|proto|addr|ai_)|und_err_|err_|cert_)/.test(word)
    : true;
  return looksSo && connection.test(exact) && !ordinary.test(exact) ? "NETWORK_ERROR" : undefined;
};
