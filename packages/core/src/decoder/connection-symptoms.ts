import type { Symptom } from "./symptom.ts";

/**
 * What Go, Python, Java, Ruby, PHP, .NET, Rust, workerd and curl say of connections. What wraps another comes first: a proxy
 * that cannot be resolved is the proxy's failure.
 */
export const connectionSymptoms: readonly Symptom[] = [
  [/proxyconnect tcp|proxyerror\b|cannot connect to proxy|tunnel connection failed/i, "NETWORK_ERROR", "proxy"],
  [/proxy connect aborted|received http code 407|could not resolve proxy/i, "NETWORK_ERROR", "proxy"],
  [/connect tunnel failed|unable to tunnel through proxy/i, "NETWORK_ERROR", "proxy"],
  [/no such host\b|nameresolutionerror|failed to resolve '|name or service not known/i, "NETWORK_ERROR", "dns"],
  [/nodename nor servname|temporary failure in name resolution|getaddrinfo failed/i, "NETWORK_ERROR", "dns"],
  [/could not resolve host|unknownhostexception|no address associated with/i, "NETWORK_ERROR", "dns"],
  [/server misbehaving|lookup \S{1,255}(?: on \S{1,60})?: (?:i\/o timeout|read udp)/i, "NETWORK_ERROR", "dns"],
  [/specified hostname could not be found|remote name could not be resolved|nxdomain/i, "NETWORK_ERROR", "dns"],
  [
    /failed to lookup address|name does not resolve|name resolution failed|unable to resolve host/i,
    "NETWORK_ERROR",
    "dns",
  ],
  [/sslcertverificationerror|certificate_verify_failed|certificate verify failed/i, "NETWORK_ERROR", "tls"],
  [/\bx509: |tls: (?:failed|first record|handshake|bad)|sslhandshakeexception/i, "NETWORK_ERROR", "tls"],
  [/pkix path building|certificate(?:expired|notyetvalid)exception|sslerror\b/i, "NETWORK_ERROR", "tls"],
  [/ssl certificate problem|openssl::ssl|the ssl connection could not be established/i, "NETWORK_ERROR", "tls"],
  [/invalid peer certificate|wrong version number|ssl: no alternative certificate/i, "NETWORK_ERROR", "tls"],
  [
    /http response to https client|self[- ]signed certificate|unable to (?:get local issuer|verify the first)/i,
    "NETWORK_ERROR",
    "tls",
  ],
  [/could not establish trust|sslpeerunverified|an ssl error has occurred/i, "NETWORK_ERROR", "tls"],
  [/ssl_error_syscall|ssl connect error|tls handshake (?:timeout|failed|eof)/i, "NETWORK_ERROR", "tls"],
  [/connection refused|connectionrefusederror|actively refused/i, "NETWORK_ERROR", "refused"],
  [/could(?:n't| not) connect to (?:the )?server|errno::econnrefused/i, "NETWORK_ERROR", "refused"],
  [/network is unreachable|no route to host|host is unreachable|noroutetohost/i, "NETWORK_ERROR", "unreachable"],
  [/connecttimeout|net::opentimeout|connect(?:ion)? timed out|timed out \(os error/i, "NETWORK_ERROR", "unreachable"],
  [/\bdial (?:tcp|udp)[^\n]{1,300}i\/o timeout|httpconnecttimeout/i, "NETWORK_ERROR", "unreachable"],
  [/socket hang up|connectionreseterror|connection reset|reset by peer|broken pipe/i, "NETWORK_ERROR", "reset"],
  [/remotedisconnected|remote end closed connection|server disconnected/i, "NETWORK_ERROR", "reset"],
  [/empty reply from server|eoferror: end of file|forcibly closed|connection aborted/i, "NETWORK_ERROR", "reset"],
  // HTTP/2 has codes of its own: its `INTERNAL_ERROR` is no error of the API.
  [
    /stream was reset|stream error: stream id|http\/?2: (?:client|server)\b|not closed cleanly/i,
    "NETWORK_ERROR",
    "reset",
  ],
  [/\bnghttp2_[a-z_]{1,40}|\berr_http2_[a-z_]{1,40}|http\/?2 framing layer/i, "NETWORK_ERROR", "reset"],
  [/unexpected end of stream/i, "NETWORK_ERROR", "reset"],
  [/"\s?: eof\b|\bunexpected eof\b|other side closed|connection closed before/i, "NETWORK_ERROR", "reset"],
];

/** Signals, limits of time that say no more, and JSON. A signal with a limit of its own is the caller's all the same. */
export const otherSymptoms: readonly Symptom[] = [
  [/(?:the|this) operation was aborted|the signal has been aborted|signal is aborted without/i, "ABORTED"],
  [/signal timed out|the user aborted a request|request aborted by|context canceled/i, "ABORTED"],
  [/operation timed out|context deadline exceeded|asyncio\.timeouterror|timed out after/i, "TIMEOUT"],
  [/upstream connect error|no healthy upstream|upstream request timeout/i, "GATEWAY_ERROR"],
  [/\berror code: 1015\b|you are being rate limited/i, "RATE_LIMIT"],
  [/\berror code: 10(?:0[5-9]|10|12|20)\b/i, "UNEXPECTED_STATUS"],
  [/sockettimeoutexception|timeout of \d{1,9} ?ms exceeded|request timed out/i, "TIMEOUT"],
  [/unexpected end of json input|unterminated string in json|is not valid json/i, "INVALID_RESPONSE"],
  [/in json at position|json\.parse: unexpected|json parse error|jsondecodeerror/i, "INVALID_RESPONSE"],
  [/invalid character '.{1,4}' looking for|expecting value: line 1/i, "INVALID_RESPONSE"],
  [/unexpected character \('.{1,4}' \(code|json::parsererror|unexpected token at '/i, "INVALID_RESPONSE"],
];
