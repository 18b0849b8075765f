import { connect, type TLSSocket } from "node:tls";
import { exitCodes } from "../exit-codes.ts";
import { type Check, ok, warning, wrong } from "./check.ts";

const limitMs = 10_000;
const dayMs = 86_400_000;
/** Certificates are renewed before this is left. */
const soonDays = 7;

const companyFix =
  "Something on the way may have put its own certificate there, as companies do: name the file of its authority in NODE_EXTRA_CA_CERTS. Node 22.15 and later take the system's authorities by --use-system-ca.";

/** What codes of a certificate that is not accepted mean, and what to do. */
const fixes: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED:
    "Look at this machine's clock first. If that is right, the server's certificate has to be renewed by whoever runs it.",
  CERT_NOT_YET_VALID: "This machine's clock is behind. Let it be set by a time server: timedatectl set-ntp true",
  ERR_TLS_CERT_ALTNAME_INVALID:
    "The server is another than the address says. Look at the address, at /etc/hosts and at what answers DNS here.",
  SELF_SIGNED_CERT_IN_CHAIN: companyFix,
  DEPTH_ZERO_SELF_SIGNED_CERT: companyFix,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: companyFix,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: companyFix,
};

/** Opens a secure connection, without sending anything on it. Where none can be opened at all, the check of the server says why. */
export const checkTls = (url: URL): Promise<readonly Check[]> =>
  new Promise((resolve) => {
    const host = url.hostname.replace(/^\[|\]$/g, "");
    const socket = connect({ host, port: Number(url.port || 443), servername: host, timeout: limitMs });
    const end = (...checks: readonly Check[]): void => {
      socket.destroy();
      resolve(checks);
    };
    socket
      .once("secureConnect", () => end(certificateCheck(socket)))
      .once("timeout", () => end())
      .once("error", (error: NodeJS.ErrnoException) => end(...failureChecks(error)));
  });

const failureChecks = ({ code = "", message }: NodeJS.ErrnoException): readonly Check[] => {
  if (/^(E[A-Z]+|EAI_\w+)$/.test(code) && code !== "EPROTO") return [];
  const fix =
    fixes[code] ??
    "Something on the way may speak no TLS, or an old one: try from another network, and look at the port in the address.";
  return [wrong("TLS", `no secure connection: ${message.split("\n")[0]} (${code})`, fix, exitCodes.unreachable)];
};

const certificateCheck = (socket: TLSSocket): Check => {
  const { valid_to: validTo, issuer } = socket.getPeerCertificate();
  const days = Math.floor((Date.parse(validTo) - Date.now()) / dayMs);
  const by = issuer?.O ?? issuer?.CN ?? "nobody named";
  const finding = `${socket.getProtocol() ?? "TLS"}, certificate by ${by}, valid for ${days} more days`;
  if (!socket.authorized)
    return warning("TLS", `${finding}, which is not trusted (${socket.authorizationError})`, companyFix);
  return days < soonDays ? warning("TLS", finding, "Tell whoever runs the server to renew it.") : ok("TLS", finding);
};
