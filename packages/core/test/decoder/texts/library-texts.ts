import type { Pasted } from "./pasted.ts";

const lost = (reason: NonNullable<Pasted[1]["reason"]>, cause?: string): Pasted[1] => ({
  ...{ code: "NETWORK_ERROR", reason, confidence: "likely" },
  ...(cause && { cause }),
});
const reset = lost("reset", "reset");
const timeout: Pasted[1] = { code: "TIMEOUT", confidence: "guess", retrying: "worth-retrying" };
const redirect: Pasted[1] = { code: "UNEXPECTED_REDIRECT", confidence: "likely", retrying: "pointless" };
const unusable: Pasted[1] = { code: "CONFIGURATION_ERROR", confidence: "likely", retrying: "pointless" };
const usage = "https://api.technologychecker.io/v1/usage";

/** What HTTP clients, HTTP/2, other browsers and proxies say, in codes and words of their own. */
export const libraryTexts: readonly Pasted[] = [
  ["AxiosError: timeout of 10000ms exceeded\n  code: 'ECONNABORTED'", timeout],
  ["TimeoutError: Timeout awaiting 'request' for 5000ms {\n  code: 'ETIMEDOUT' }", timeout],
  [`FetchError: network timeout at: ${usage}\n  type: 'request-timeout'`, timeout],
  ["Error: ESOCKETTIMEDOUT\n    at ClientRequest.<anonymous> (/app/node_modules/request/request.js:816:19)", timeout],
  ["AxiosError: Network Error\n  code: 'ERR_NETWORK'", lost("unknown")],
  ["TypeError: Network request failed\n    at anonymous (whatwg-fetch/dist/fetch.umd.js:535)", lost("unknown")],
  [
    "ClientConnectorError: Cannot connect to host api.technologychecker.io:443 ssl:default [Connect call failed]",
    lost("unknown"),
  ],
  ["CanceledError: canceled\n  code: 'ERR_CANCELED'", { code: "ABORTED", confidence: "likely", retrying: "pointless" }],
  ["TypeError: fetch failed\n  [cause]: Error: redirect count exceeded", redirect],
  ["requests.exceptions.TooManyRedirects: Exceeded 30 redirects.", redirect],
  ["curl: (47) Maximum (50) redirects followed", redirect],
  [`Get "${usage}": stopped after 10 redirects`, redirect],
  ["TypeError: Failed to parse URL from undefined/v1/usage\n  code: 'ERR_INVALID_URL'", unusable],
  ["TypeError: Invalid character in header content [\"authorization\"] {\n  code: 'ERR_INVALID_CHAR' }", unusable],
  // HTTP/2 has an INTERNAL_ERROR of its own.
  ["okhttp3.internal.http2.StreamResetException: stream was reset: INTERNAL_ERROR", reset],
  [`Get "${usage}": stream error: stream ID 3; INTERNAL_ERROR; received from peer`, reset],
  [`Get "${usage}": http2: client connection lost`, reset],
  ["curl: (92) HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)", reset],
  ["Error [ERR_HTTP2_STREAM_ERROR]: Stream closed with error code NGHTTP2_REFUSED_STREAM", reset],
  ["java.io.IOException: unexpected end of stream on https://api.technologychecker.io/...", reset],
  ["SEC_ERROR_UNKNOWN_ISSUER", { ...lost("tls", "untrusted-certificate"), retrying: "pointless" }],
  ["SSL_ERROR_BAD_CERT_DOMAIN", { ...lost("tls", "other-certificate"), retrying: "pointless" }],
  ["NS_ERROR_UNKNOWN_HOST", lost("dns", "dns")],
  [
    'Error Domain=NSURLErrorDomain Code=-1003 "A server with the specified hostname could not be found."',
    lost("dns", "dns"),
  ],
  ["Invoke-RestMethod: The remote name could not be resolved: 'api.technologychecker.io'", lost("dns", "dns")],
  ["UND_ERR_DESTROYED", lost("unknown")],
  [
    "upstream connect error or disconnect/reset before headers. reset reason: connection failure",
    { code: "GATEWAY_ERROR", confidence: "likely", retrying: "worth-retrying" },
  ],
  ["error code: 1015", { code: "RATE_LIMIT", cause: "limit-before-api", confidence: "likely" }],
  ["error code: 1020", { code: "UNEXPECTED_STATUS", confidence: "likely" }],
];
