import type { ConnectionReason } from "../errors/errors.ts";
import { all, type Clues, type Rules, says } from "./clues.ts";

const because =
  (...reasons: readonly ConnectionReason[]) =>
  ({ reason }: Clues): boolean =>
    reason !== undefined && reasons.includes(reason);

/** An address of IPv6 where Node or Go name what they connect to. */
const isIpv6 = says(/\b(?:E(?:NET|HOST)UNREACH|connect|dial tcp)\s\[?[\da-f]{1,4}:[\da-f:]{2,40}/i);
const hasProxy = says(/\bhttps?_proxy\b["']?\s{0,4}[:=]\s{0,4}["']?\S/i);

/** Why a connection was not made, or was lost. */
export const networkCauses: Rules = {
  NETWORK_ERROR: [
    [
      "cors",
      says(
        /\bcors policy\b|cross-origin request blocked|access-control-allow-origin|\bblocked by cors\b|\bcors (?:error|request|preflight|header)|access control check/i,
      ),
    ],
    [
      "content-security-policy",
      says(/content security policy (?:directive|blocks)|violates the .{0,40}content security policy|\bconnect-src\b/i),
    ],
    ["mixed-content", says(/mixed content:|blocked:mixed-content|\bmixed-content\b/i)],
    ["browser-extension", says(/err_blocked_by_client/i)],
    ["offline", because("offline")],
    ["node-permission", all(because("denied"), says(/ERR_ACCESS_DENIED|--permission\b/))],
    ["deno-permission", because("denied")],
    ["proxy-refuses", because("proxy")],
    [
      "wrong-clock",
      all(
        because("tls"),
        says(/not[_ ]yet[_ ]valid(?!:)|certificatenotyetvalid|is before \d{4}|err_cert_date_invalid.{0,80}clock/i),
        (clues) => !saysAfter(clues),
      ),
    ],
    [
      "certificate-expired",
      all(
        because("tls"),
        says(
          /cert(?:ificate)?[_ ]has[_ ]expired|certificate expired|certificateexpired|has expired or is not yet valid|certificate has expired|expired_certificate|notafter:/i,
        ),
      ),
    ],
    [
      "other-certificate",
      all(
        because("tls"),
        says(
          /altname|hostname[_ ]mismatch|host ?name\b.{0,80}\b(?:mismatch|does not match|doesn't match|not match)|common_name_invalid|certificate is (?:not )?valid (?:for|only for)|no alternative certificate|no subject alternative|sslpeerunverified|bad_cert_domain/i,
        ),
      ),
    ],
    [
      "no-tls",
      all(
        because("tls"),
        says(
          /wrong[_ ]version[_ ]number|packet length too long|http response to https|first record does not look like|err_ssl_protocol_error|http_request\b|unknown protocol/i,
        ),
      ),
    ],
    [
      "untrusted-certificate",
      all(
        because("tls"),
        says(
          /self[-_ ]signed|unable[_ ]to[_ ](?:get|verify)|unknown[_ ]?(?:authority|issuer)|pkix path|certificate_verify_failed|certificate verify failed|err_cert_authority|not trusted|untrusted|unable to find valid certification|could not establish trust/i,
        ),
      ),
    ],
    ["proxy-needed", all(because("dns", "refused", "unreachable"), hasProxy)],
    [
      "resolver-unavailable",
      all(
        because("dns"),
        says(/eai_again|temporary failure in name|server misbehaving|: i\/o timeout|read udp|errno -3\b/i),
      ),
    ],
    ["dns", because("dns")],
    ["refused", because("refused")],
    ["no-ipv6", all(because("unreachable"), isIpv6, says(/unreach/i))],
    ["unreachable", because("unreachable")],
    ["reset", because("reset")],
  ],
};

/** Go says of both "has expired or is not yet valid", and then which: `current time … is after …`. */
function saysAfter({ text }: Clues): boolean {
  return /has expired or is not yet valid/i.test(text) && !/\bis before \d{4}/i.test(text);
}
