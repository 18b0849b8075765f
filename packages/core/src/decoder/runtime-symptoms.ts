import type { Symptom } from "./symptom.ts";

/**
 * Codes of runtimes and HTTP clients that do not stand for a lost connection: what the caller ended, redirects, bodies that broke
 * off or are too large, and requests that could not be made.
 */
export const runtimeSymptoms: readonly Symptom[] = [
  [/\b(?:abort_err|und_err_abort(?:ed)?|err_aborted|err_canceled|ns_binding_aborted)\b/i, "ABORTED"],
  [/\berr_(?:fr_)?too_many_redirects\b|\berr_unsafe_redirect\b|\bns_error_redirect_loop\b/i, "UNEXPECTED_REDIRECT"],
  [/too ?many ?redirects|redirects followed|redirect count exceeded/i, "UNEXPECTED_REDIRECT"],
  [/stopped after \d{1,3} redirects|maximum number of redirects|: unexpected redirect\b/i, "UNEXPECTED_REDIRECT"],
  [/\bund_err_(?:body_timeout|res_content_length_mismatch)\b|\bz_(?:buf|data)_error\b/i, "TRUNCATED_RESPONSE"],
  [/\berr_content_decoding_failed\b/i, "TRUNCATED_RESPONSE"],
  [/\bund_err_res_exceeded_max_size\b|\berr_string_too_long\b/i, "RESPONSE_TOO_LARGE"],
  [/\b(?:und_err_invalid_arg|err_invalid_(?:url|char|protocol))\b/i, "CONFIGURATION_ERROR"],
  [/invalid character in header|is an invalid header value/i, "CONFIGURATION_ERROR"],
  [/failed to parse url|only absolute urls are supported/i, "CONFIGURATION_ERROR"],
];
