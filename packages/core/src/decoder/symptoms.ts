import type { KnownCode } from "../errors/code-table.ts";
import type { ConnectionReason } from "../errors/errors.ts";

/** What others say, in lower case; the code that the client gives it; and the reason where that is a lost connection. */
export type Symptom = readonly [says: string, code: KnownCode, reason?: ConnectionReason];

/** Looked for before a runtime's codes, which stand in their causes as well. */
export const bodySymptoms: readonly Symptom[] = [
  ["typeerror: terminated", "TRUNCATED_RESPONSE"],
  ["err_content_length_mismatch", "TRUNCATED_RESPONSE"],
  ["err_incomplete_chunked_encoding", "TRUNCATED_RESPONSE"],
  ["transfer closed with", "TRUNCATED_RESPONSE"],
];

/** What browsers, Bun, workerd and curl say of connections without a code that Node has, too. */
export const connectionSymptoms: readonly Symptom[] = [
  ["err_name_not_resolved", "NETWORK_ERROR", "dns"],
  ["could not resolve host", "NETWORK_ERROR", "dns"],
  ["err_connection_refused", "NETWORK_ERROR", "refused"],
  ["couldn't connect to server", "NETWORK_ERROR", "refused"],
  ["err_connection_reset", "NETWORK_ERROR", "reset"],
  ["empty reply from server", "NETWORK_ERROR", "reset"],
  ["err_cert_", "NETWORK_ERROR", "tls"],
  ["ssl certificate problem", "NETWORK_ERROR", "tls"],
  ["err_internet_disconnected", "NETWORK_ERROR", "offline"],
  ["etimedout", "NETWORK_ERROR", "unknown"],
  ["und_err_headers_timeout", "NETWORK_ERROR", "unknown"],
  ["blocked by cors policy", "NETWORK_ERROR", "unknown"],
  ["cross-origin request blocked", "NETWORK_ERROR", "unknown"],
  ["failed to fetch", "NETWORK_ERROR", "unknown"],
  ["networkerror when attempting to fetch", "NETWORK_ERROR", "unknown"],
  ["typeerror: load failed", "NETWORK_ERROR", "unknown"],
  ["network connection lost", "NETWORK_ERROR", "unknown"],
  ["fetch failed", "NETWORK_ERROR", "unknown"],
  ["error sending request for url", "NETWORK_ERROR", "unknown"],
];

/** Signals and JSON. A signal with a limit of its own is the caller's all the same. */
export const otherSymptoms: readonly Symptom[] = [
  ["the operation was aborted", "ABORTED"],
  ["this operation was aborted", "ABORTED"],
  ["the signal has been aborted", "ABORTED"],
  ["signal is aborted without reason", "ABORTED"],
  ["signal timed out", "ABORTED"],
  ["operation timed out", "TIMEOUT"],
  ["connection timed out", "NETWORK_ERROR", "unknown"],
  ["unexpected end of json input", "INVALID_RESPONSE"],
  ["unterminated string in json", "INVALID_RESPONSE"],
  ["is not valid json", "INVALID_RESPONSE"],
  ["in json at position", "INVALID_RESPONSE"],
  ["json.parse: unexpected", "INVALID_RESPONSE"],
  ["json parse error", "INVALID_RESPONSE"],
];
