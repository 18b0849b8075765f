import type { ConnectionReason } from "../errors/errors.ts";
import { attempt, isObject, read, readText } from "../errors/plain-data.ts";
import { type Diagnosis, isMistake } from "./connection.ts";

const clauses = {
  dns: "its host name could not be resolved",
  refused: "the connection was refused",
  reset: "the connection was lost before the answer came",
  tls: "no secure connection could be agreed on",
  unreachable: "the host could not be reached",
  proxy: "the proxy on the way did not open a tunnel to it",
  denied: "this program may not connect to it: grant that with --allow-net",
  unknown: "the request did not come through",
} as const satisfies Partial<Record<ConnectionReason, string>>;

type Reason = keyof typeof clauses;
type Finding = readonly [reason: Reason, requestSent: "no" | "maybe"];
type Find = (thrown: object) => Finding | undefined;

/** What the codes of Node (libuv, undici, OpenSSL) and Bun mean, the first that fits. */
const byCode: readonly (readonly [RegExp, Reason])[] = [
  [/^(ENOTFOUND|EAI_[A-Z]+)$/, "dns"],
  [/^(ECONNREFUSED|ConnectionRefused)$/, "refused"],
  [
    /^(E(HOST|NET)UNREACH|E(HOST|NET)DOWN|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|FailedToOpenSocket)$/,
    "unreachable",
  ],
  [/^(ERR_PROXY_\w+|UND_ERR_SOCKS5\w*|UnsupportedProxyProtocol)$/, "proxy"],
  [/^ERR_ACCESS_DENIED$/, "denied"],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|ConnectionClosed)$/, "reset"],
  [
    /^(EPROTO$|(ERR_TLS|ERR_SSL|CERT|CRL|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED)_|HOSTNAME_MISMATCH|UNKNOWN_CERTIFICATE|INVALID_(CA|PURPOSE)$|ERROR_IN_C|PATH_LENGTH_EXCEEDED$|UNSPECIFIED$)/,
    "tls",
  ],
];

/**
 * Codes that stand for connecting where no system call is named. The check of a certificate is a part of it: it ends before a
 * request is written. Other codes of TLS are not: Bun has `EPROTO` for a connection that breaks after the request as well.
 */
const whileConnecting =
  /^(ENOTFOUND|EAI_|ECONNREFUSED|ConnectionRefused|E(HOST|NET)UNREACH|E(HOST|NET)DOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|FailedToOpenSocket|ERR_PROXY_|UND_ERR_SOCKS5|UnsupportedProxyProtocol|ERR_ACCESS_DENIED|ERR_TLS_(CERT|HANDSHAKE)|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|UNKNOWN_CERTIFICATE|INVALID_|ERROR_IN_C|PATH_LENGTH_EXCEEDED|UNSPECIFIED)/;

/** Node's own words, and the file of OpenSSL that reads records until a version of TLS is agreed on. */
const inHandshake = /before secure TLS connection was established|\/tlsany_meth\.c:/;

const findByCode: Find = (thrown) => {
  const [code = "", syscall, message = ""] = ["code", "syscall", "message"].map((key) => readText(thrown, key));
  const connects = syscall === undefined ? whileConnecting.test(code) : /^(connect|getaddrinfo|query)/.test(syscall);
  const reason =
    byCode.find(([pattern]) => pattern.test(code))?.[1] ?? (syscall && connects ? "unreachable" : undefined);
  if (reason === undefined) return undefined;
  // Whether connecting or the first read meets a reset is up to chance, so it proves nothing.
  const isNever = (connects && reason !== "reset") || inHandshake.test(message);
  return [reason, isNever ? "no" : "maybe"];
};

/**
 * What the messages of runtimes without codes say (Deno and its Rust libraries, Node of proxies), and what occurs in
 * connecting alone. Looked at in this order.
 */
const byText: readonly (readonly [RegExp, ...Finding])[] = [
  [/requires net access/i, "denied", "no"],
  [
    /^proxy response \(\d+\)|proxy authentication required|unsuccessful tunnel|proxy server unreachable/i,
    "proxy",
    "no",
  ],
  [/dns error|failed to lookup address|name or service not known/i, "dns", "no"],
  [/connection refused/i, "refused", "no"],
  [/invalid peer certificate|tls handshake/i, "tls", "no"],
  [/certificate|invalid peer|corrupt message|fatal alert|decrypt peer/i, "tls", "maybe"],
  [/unreachable|no route to host|timed out \(os error|tcp connect error: deadline/i, "unreachable", "maybe"],
  [/connection reset|reset by peer|broken pipe|connection closed|before message completed/i, "reset", "maybe"],
];

const findByText: Find = (thrown) => {
  const text = readText(thrown, "message") ?? "";
  // Deno's HTTP library names the phase after the URL, in which nobody can put a space.
  const [, connecting] = text.split(/client error \(Connect\): (.*)/s);
  // URLs and paths are the caller's words.
  const own = connecting ?? text.replace(/\S*\/\S*/g, "");
  const found = byText.find(([pattern]) => pattern.test(own));
  if (connecting === undefined) return found && [found[1], found[2]];
  const reason = found?.[1] ?? "unreachable";
  return [reason, reason === "reset" ? "maybe" : "no"];
};

/** Errors that are looked at: what was thrown, its causes, and those of several addresses that were tried. */
const maxErrors = 50;

/** Looks at an error, what caused it and so on, outermost first. Of several tried addresses the first gives the reason. */
const findIn = (thrown: unknown, find: Find): Finding | undefined => {
  let left = maxErrors;
  const visit = (error: unknown): Finding | undefined => {
    if (!isObject(error) || --left < 0) return undefined;
    const errors = read(error, "errors");
    const findings = Array.isArray(errors) ? errors.map(visit) : [];
    const [reason] = findings.find((found) => found) ?? [];
    if (reason) return [reason, findings.every((found) => found?.[1] === "no") ? "no" : "maybe"];
    return find(error) ?? visit(read(error, "cause"));
  };
  return visit(thrown);
};

/**
 * Ports that `fetch` and arguments that Node refuses, and compressed data that Node, Bun and Deno cannot read. Data that end too early are
 * another matter.
 */
const lasting =
  /^(bad port$|ERR_INVALID_|UND_ERR_INVALID_ARG|Z_DATA_ERROR|Z_NEED_DICT|ERR__ERROR_|ZSTD_error_|(Zlib|Brotli\w*|Zstd\w*)Error)|^(invalid gzip header|crc computed does not match|brotli error|corrupt (gzip|deflate) stream|deflate decompression error|\w+ decompression failed)/i;

/** What `fetch` says of a failed request where it gives neither code nor cause. */
const ofFetch =
  /fetch|network|load failed|terminated|error (sending|reading|decoding)|connection|body|unexpected e(nd|of)|prematurely/i;

/** Whether the same request would fail the same way: a mistake of a program, or a body that cannot be decoded. */
const isLasting = (thrown: unknown): boolean => {
  const code = readText(thrown, "code");
  const cause = read(thrown, "cause");
  const message = readText(thrown, "message") ?? "";
  const words = [code, readText(cause, "code"), readText(cause, "message"), message];
  if (words.some((word = "") => lasting.test(word))) return true;
  const isBare = readText(thrown, "name") === "TypeError" && cause === undefined && code === undefined;
  return isMistake(thrown) || (isBare && !ofFetch.test(message));
};

/**
 * Why a connection failed, told apart the same way on every runtime whose `fetch` gives a code or a text: Node, Deno, Bun
 * and workerd. A page is told nothing, and has a diagnosis of its own. `undefined` where the connection is not at fault.
 *
 * @example
 * console.log(diagnoseConnection(new TypeError("fetch failed"))?.reason); // unknown
 */
export const diagnoseConnection = (thrown: unknown): Diagnosis | undefined => {
  // A list of errors may be anything that throws when it is looked at.
  const finding = attempt(() => findIn(thrown, findByCode) ?? findIn(thrown, findByText));
  if (!finding && isLasting(thrown)) return undefined;
  const [reason, requestSent] = finding ?? ["unknown", "maybe"];
  return { reason, requestSent, clause: clauses[reason] };
};
