import type { KnownCode } from "../errors/code-table.ts";
import type { ConnectionReason } from "../errors/errors.ts";

/** What others say; the code that the client gives it; and the reason where that is a lost connection. */
export type Symptom = readonly [says: RegExp, code: KnownCode, reason?: ConnectionReason];

/**
 * Looked for before a runtime's codes, which stand in their causes as well: answers that broke off, limits of time, and what
 * a browser blocked.
 */
export const firstSymptoms: readonly Symptom[] = [
  [/typeerror: terminated|err_content_length_mismatch|err_incomplete_chunked_encoding/i, "TRUNCATED_RESPONSE"],
  [/transfer closed with|incompleteread\(|chunkedencodingerror|premature eof|premature close/i, "TRUNCATED_RESPONSE"],
  [/response ended prematurely|unexpected eof while reading|err_stream_premature_close/i, "TRUNCATED_RESPONSE"],
  [/read timed out|readtimeout\b|net::readtimeout|client\.timeout exceeded while (?:awaiting|reading)/i, "TIMEOUT"],
  [/httpclient\.timeout of|httptimeoutexception: request timed out|timeout awaiting response headers/i, "TIMEOUT"],
];

/** What browsers say of requests that they blocked or lost. They give no reason to the page. */
export const browserSymptoms: readonly Symptom[] = [
  [
    /blocked by cors policy|\bcors (?:error|request|preflight|header)|access control check|cross-origin request blocked|access-control-allow-origin/i,
    "NETWORK_ERROR",
    "unknown",
  ],
  [/content security policy directive|violates the .{0,40}content security policy/i, "NETWORK_ERROR", "unknown"],
  [/mixed content:|blocked:mixed-content|err_blocked_by_client/i, "NETWORK_ERROR", "unknown"],
  [/err_internet_disconnected|the internet connection appears to be offline/i, "NETWORK_ERROR", "offline"],
  [/err_name_not_resolved/i, "NETWORK_ERROR", "dns"],
  [/err_connection_refused/i, "NETWORK_ERROR", "refused"],
  [/err_connection_(?:reset|closed|aborted)|err_empty_response|err_http2_protocol_error/i, "NETWORK_ERROR", "reset"],
  [/err_cert_|err_ssl_/i, "NETWORK_ERROR", "tls"],
  [/err_address_unreachable|err_connection_timed_out|err_timed_out/i, "NETWORK_ERROR", "unreachable"],
  [/err_proxy_connection_failed|err_tunnel_connection_failed/i, "NETWORK_ERROR", "proxy"],
];

/** What says only that there was no answer. Looked for last. */
export const bareSymptoms: readonly Symptom[] = [
  [/und_err_headers_timeout/i, "NETWORK_ERROR", "unknown"],
  [/failed to fetch|networkerror when attempting to fetch|typeerror: load failed/i, "NETWORK_ERROR", "unknown"],
  [/network connection lost|fetch failed|error sending request for url/i, "NETWORK_ERROR", "unknown"],
  [/all connection attempts failed|error trying to connect|max retries exceeded with url/i, "NETWORK_ERROR", "unknown"],
];
