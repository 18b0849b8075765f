import type { KnownCode } from "../errors/code-table.ts";
import type { ConnectionReason } from "../errors/errors.ts";

/** What others say; the code that the client gives it; and the reason where that is a lost connection. */
export type Symptom = readonly [says: RegExp, code: KnownCode, reason?: ConnectionReason];

/**
 * Looked for before a runtime's codes, which stand in their causes as well: answers that broke off, and limits of time. HTTP
 * clients give their own limits the code of a lost connection.
 */
export const firstSymptoms: readonly Symptom[] = [
  [/typeerror: terminated|err_content_length_mismatch|err_incomplete_chunked_encoding/i, "TRUNCATED_RESPONSE"],
  [/transfer closed with|incompleteread\(|chunkedencodingerror|premature eof|premature close/i, "TRUNCATED_RESPONSE"],
  [/response ended prematurely|unexpected eof while reading|err_stream_premature_close/i, "TRUNCATED_RESPONSE"],
  [/read timed out|readtimeout\b|net::readtimeout|client\.timeout exceeded while (?:awaiting|reading)/i, "TIMEOUT"],
  // In an address as well, where the code behind it would be found sooner than what is escaped.
  [/timeout(?:\s|%20)of(?:\s|%20)\d{1,9} ?ms(?:\s|%20)exceeded|timeout(?:\s|%20)awaiting(?:\s|%20)'/i, "TIMEOUT"],
  [/\bnetwork timeout at:|\besockettimedout\b/i, "TIMEOUT"],
  [/\btimeout of \d{1,9} ?ms exceeded|\btimeout awaiting '|\bnetwork timeout at:|\besockettimedout\b/i, "TIMEOUT"],
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
  [/(?:err_cert|err_ssl|\bsec_error|\bssl_error_bad|\bmozilla_pkix_error)_[a-z_]{1,40}/i, "NETWORK_ERROR", "tls"],
  [/\bns_error_(?:net_reset|net_interrupt)\b|\bpr_(?:connect_reset|end_of_file)_error\b/i, "NETWORK_ERROR", "reset"],
  [/\bns_error_unknown_host\b/i, "NETWORK_ERROR", "dns"],
  [/\bns_error_connection_refused\b/i, "NETWORK_ERROR", "refused"],
  [/\bns_error_net_timeout\b/i, "NETWORK_ERROR", "unreachable"],
  [/\bns_error_proxy_[a-z_]{1,40}/i, "NETWORK_ERROR", "proxy"],
  [/\bns_error_offline\b/i, "NETWORK_ERROR", "offline"],
  [/err_address_unreachable|err_connection_timed_out|err_timed_out/i, "NETWORK_ERROR", "unreachable"],
  [/err_proxy_connection_failed|err_tunnel_connection_failed/i, "NETWORK_ERROR", "proxy"],
];

/** What says only that there was no answer. Looked for last. */
export const bareSymptoms: readonly Symptom[] = [
  [/und_err_headers_timeout/i, "NETWORK_ERROR", "unknown"],
  [/failed to fetch|networkerror when attempting to fetch|typeerror: load failed/i, "NETWORK_ERROR", "unknown"],
  [/network connection lost|fetch failed|error sending request for url/i, "NETWORK_ERROR", "unknown"],
  [/all connection attempts failed|error trying to connect|max retries exceeded\b/i, "NETWORK_ERROR", "unknown"],
  [/\berror: network error\b|network request failed|cannot connect to host\b/i, "NETWORK_ERROR", "unknown"],
  [/\b(?:und_err|err_network|hpe|ns_error)_[a-z_]{1,40}|\berr_network\b/i, "NETWORK_ERROR", "unknown"],
  [/\berr_(?:failed|blocked_by_response|quic_protocol_error|socket_closed)\b/i, "NETWORK_ERROR", "unknown"],
];
