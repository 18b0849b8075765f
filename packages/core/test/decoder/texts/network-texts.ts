import type { Pasted } from "./pasted.ts";

const lost = (reason: NonNullable<Pasted[1]["reason"]>, cause?: string): Pasted[1] => ({
  ...{ code: "NETWORK_ERROR", reason, confidence: "likely", retrying: "worth-retrying" },
  ...(cause && { cause }),
});
const lasting = (reason: NonNullable<Pasted[1]["reason"]>, cause: string): Pasted[1] => ({
  ...lost(reason, cause),
  retrying: "pointless",
});
const usage = "https://api.technologychecker.io/v1/usage";
const ssl = "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed";

/** What runtimes, browsers and other languages say of lost connections. */
export const networkTexts: readonly Pasted[] = [
  ["TypeError: fetch failed\n  [cause]: Error: getaddrinfo ENOTFOUND api.technologychecker.io", lost("dns", "dns")],
  ["Error: getaddrinfo EAI_AGAIN api.technologychecker.io", lost("dns", "resolver-unavailable")],
  ["TypeError: fetch failed", lost("unknown")],
  ["Error: socket hang up", lost("reset", "reset")],
  ["Error: connect ECONNREFUSED 127.0.0.1:8787", lost("refused", "refused")],
  ["HTTPS_PROXY=http://proxy.corp:3128\nError: connect ECONNREFUSED 104.16.0.1:443", lost("refused", "proxy-needed")],
  ["Error: connect ENETUNREACH 2606:4700::6810:85e5:443", lasting("unreachable", "no-ipv6")],
  ["ConnectTimeoutError: Connect Timeout Error (UND_ERR_CONNECT_TIMEOUT)", lost("unreachable", "unreachable")],
  [
    "Error: self-signed certificate in certificate chain\n  code: 'SELF_SIGNED_CERT_IN_CHAIN'",
    lasting("tls", "untrusted-certificate"),
  ],
  ["Error: certificate has expired\n  code: 'CERT_HAS_EXPIRED'", lasting("tls", "certificate-expired")],
  ["Error: certificate is not yet valid\n  code: 'CERT_NOT_YET_VALID'", lasting("tls", "wrong-clock")],
  [
    "Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames",
    lasting("tls", "other-certificate"),
  ],
  ["Error: write EPROTO 00:error:0A00010B:SSL routines:ssl3_get_record:wrong version number", lasting("tls", "no-tls")],
  [
    `Access to fetch at '${usage}' from origin 'http://localhost:3000' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present.\nUncaught (in promise) TypeError: Failed to fetch`,
    lasting("unknown", "cors"),
  ],
  [
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${usage}.`,
    lasting("unknown", "cors"),
  ],
  [
    `Refused to connect to '${usage}' because it violates the following Content Security Policy directive: "connect-src 'self'".`,
    lasting("unknown", "content-security-policy"),
  ],
  [
    "GET https://app.example/api/techlookup/v1/usage net::ERR_BLOCKED_BY_CLIENT",
    lasting("unknown", "browser-extension"),
  ],
  ["CORS request did not succeed", lasting("unknown", "cors")],
  ["Error: unable to verify the first certificate", lasting("tls", "untrusted-certificate")],
  ["net::ERR_INTERNET_DISCONNECTED", lost("offline", "offline")],
  [
    'NotCapable: Requires net access to "api.technologychecker.io:443", run again with the --allow-net flag',
    { code: "NETWORK_ERROR", reason: "denied", cause: "deno-permission", retrying: "pointless" },
  ],
  [`Get "${usage}": dial tcp: lookup api.technologychecker.io on 10.0.0.2:53: no such host`, lost("dns", "dns")],
  [
    "dial tcp: lookup api.technologychecker.io on 127.0.0.11:53: server misbehaving",
    lost("dns", "resolver-unavailable"),
  ],
  ["dial tcp 127.0.0.1:8787: connect: connection refused", lost("refused", "refused")],
  ["dial tcp 104.16.0.1:443: i/o timeout", lost("unreachable", "unreachable")],
  ["read tcp 10.0.0.5:5123->104.16.0.1:443: read: connection reset by peer", lost("reset", "reset")],
  [
    "tls: failed to verify certificate: x509: certificate signed by unknown authority",
    lasting("tls", "untrusted-certificate"),
  ],
  [
    "x509: certificate has expired or is not yet valid: current time 2019-01-01T00:00:00Z is before 2026-01-01T00:00:00Z",
    lasting("tls", "wrong-clock"),
  ],
  [
    "x509: certificate has expired or is not yet valid: current time 2026-11-27T00:00:00Z is after 2026-01-01T00:00:00Z",
    lasting("tls", "certificate-expired"),
  ],
  ["http: server gave HTTP response to HTTPS client", lasting("tls", "no-tls")],
  ["proxyconnect tcp: dial tcp: lookup proxy.corp: no such host", lasting("proxy", "proxy-refuses")],
  ["socket.gaierror: [Errno -2] Name or service not known", lost("dns", "dns")],
  ["socket.gaierror: [Errno -3] Temporary failure in name resolution", lost("dns", "resolver-unavailable")],
  [
    "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='api.technologychecker.io', port=443): Max retries exceeded with url: /v1/domain/example.com (Caused by NameResolutionError(\"Failed to resolve 'api.technologychecker.io' ([Errno -2] Name or service not known)\"))",
    { ...lost("dns", "dns"), request: { path: "/v1/domain/example.com", operation: "domains.get" } },
  ],
  ["ConnectionResetError: [Errno 104] Connection reset by peer", lost("reset", "reset")],
  ["ConnectionRefusedError: [Errno 111] Connection refused", lost("refused", "refused")],
  [`${ssl}: self-signed certificate in certificate chain (_ssl.c:1006)`, lasting("tls", "untrusted-certificate")],
  [
    `${ssl}: Hostname mismatch, certificate is not valid for 'api.example'. (_ssl.c:1006)`,
    lasting("tls", "other-certificate"),
  ],
  [`${ssl}: certificate has expired (_ssl.c:1006)`, lasting("tls", "certificate-expired")],
  [
    "requests.exceptions.ReadTimeout: Read timed out. (read timeout=30)",
    { code: "TIMEOUT", retrying: "worth-retrying", confidence: "guess" },
  ],
  [
    'Get "x": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    { code: "TIMEOUT", confidence: "guess" },
  ],
  ["java.net.UnknownHostException: api.technologychecker.io", lost("dns", "dns")],
  ["java.net.ConnectException: Connection refused", lost("refused", "refused")],
  [
    "javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target",
    lasting("tls", "untrusted-certificate"),
  ],
  [
    "Failed to open TCP connection to api.example:443 (getaddrinfo: Name or service not known) (SocketError)",
    lost("dns", "dns"),
  ],
  ["curl: (6) Could not resolve host: api.example", lost("dns", "dns")],
  ["curl: (56) Received HTTP code 407 from proxy after CONNECT", lasting("proxy", "proxy-refuses")],
  [
    "curl: (60) SSL certificate problem: unable to get local issuer certificate",
    lasting("tls", "untrusted-certificate"),
  ],
  [
    `SyntaxError: Unexpected token '<', "<!DOCTYPE "... is not valid JSON`,
    { code: "INVALID_RESPONSE", cause: "page-instead", confidence: "guess" },
  ],
  ["invalid character '<' looking for beginning of value", { code: "INVALID_RESPONSE", cause: "page-instead" }],
  [
    "DOMException [TimeoutError]: The operation was aborted due to timeout",
    { code: "ABORTED", cause: "signal-time-limit" },
  ],
];
