import type { ConnectionReason } from "../errors/errors.ts";
import type { Redactor } from "../errors/redact.ts";
import { type Failure, failureOf } from "./failure.ts";
import { safeCause } from "./safe-cause.ts";

/** Why a request got no answer. */
export interface Diagnosis {
  /** The reason, for programs. */
  readonly reason: ConnectionReason;
  /** Whether the request may have reached the server. */
  readonly requestSent: "no" | "maybe";
  /** The reason in words, as a clause that ends a sentence. */
  readonly clause: string;
}

/** Explains what `fetch` threw, as far as a runtime lets anyone know. Must not throw. */
export type Diagnose = (thrown: unknown) => Diagnosis;

type Finding = readonly [reason: keyof typeof clauses, requestSent: "no" | "maybe"];

const clauses = {
  dns: "its host name could not be resolved",
  refused: "the connection was refused",
  reset: "the connection was lost before the answer came",
  tls: "no secure connection could be agreed on",
  unreachable: "the host could not be reached",
  denied: "this program may not connect to it: grant that with --allow-net",
  unknown: "the request did not come through",
} as const satisfies Partial<Record<ConnectionReason, string>>;

/** What the codes of Node (libuv, undici, OpenSSL) and Bun say. What begins with a listed TLS prefix is `tls`. */
const byCode: Readonly<Record<string, Finding>> = {
  ENOTFOUND: ["dns", "no"],
  EAI_AGAIN: ["dns", "no"],
  EAI_FAIL: ["dns", "no"],
  EAI_NODATA: ["dns", "no"],
  ECONNREFUSED: ["refused", "no"],
  ConnectionRefused: ["refused", "no"],
  EHOSTUNREACH: ["unreachable", "no"],
  ENETUNREACH: ["unreachable", "no"],
  EHOSTDOWN: ["unreachable", "no"],
  ENETDOWN: ["unreachable", "no"],
  EADDRNOTAVAIL: ["unreachable", "no"],
  UND_ERR_CONNECT_TIMEOUT: ["unreachable", "no"],
  ERR_ACCESS_DENIED: ["denied", "no"],
  EPROTO: ["tls", "no"],
  ECONNRESET: ["reset", "maybe"],
  ECONNABORTED: ["reset", "maybe"],
  EPIPE: ["reset", "maybe"],
  UND_ERR_SOCKET: ["reset", "maybe"],
  ConnectionClosed: ["reset", "maybe"],
};

const tlsCode = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|UNKNOWN_CERTIFICATE)/;

/** What the messages of runtimes without codes say (Deno, and its Rust libraries). Looked at in this order. */
const byText: readonly (readonly [RegExp, Finding])[] = [
  [/requires net access/i, ["denied", "no"]],
  [/dns error|failed to lookup address|name or service not known/i, ["dns", "no"]],
  [/connection refused/i, ["refused", "no"]],
  [/certificate|invalid peer|tls handshake|corrupt message/i, ["tls", "no"]],
  [/unreachable|no route to host/i, ["unreachable", "no"]],
  [/connection reset|reset by peer|broken pipe|connection closed|before message completed/i, ["reset", "maybe"]],
];

/** An error, what caused it and so on, outermost first; of several tried addresses the first. */
const chainOf = (thrown: unknown): object[] => {
  const chain: object[] = [];
  let next: unknown = thrown;
  while (typeof next === "object" && next !== null && chain.length < 6) {
    chain.push(next);
    const { cause, errors } = next as { cause?: unknown; errors?: unknown };
    next = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return chain;
};

const findIn = (chain: readonly { code?: unknown; message?: unknown }[]): Finding | undefined => {
  for (const { code } of chain) {
    if (typeof code !== "string") continue;
    if (Object.hasOwn(byCode, code)) return byCode[code];
    if (tlsCode.test(code)) return ["tls", "no"];
  }
  const text = chain.map(({ message }) => String(message)).join("\n");
  return byText.find(([pattern]) => pattern.test(text))?.[1];
};

/**
 * Why a connection failed, told apart the same way on every runtime whose `fetch` gives a code or a text: Node, Deno, Bun
 * and workerd. A page is told nothing, and has a diagnosis of its own.
 *
 * @example
 * console.log(diagnoseConnection(new TypeError("fetch failed")).reason); // unknown
 */
export const diagnoseConnection = (thrown: unknown): Diagnosis => {
  let finding: Finding | undefined;
  try {
    finding = findIn(chainOf(thrown));
  } catch {
    // What was thrown throws when it is looked at.
  }
  const [reason, requestSent] = finding ?? ["unknown", "maybe"];
  return { reason, requestSent, clause: clauses[reason] };
};

/** The failure of a request that got no answer from `origin`. */
export const connectionFailure = (
  { reason, requestSent, clause, cause }: Diagnosis & { readonly cause: unknown },
  request: string,
  origin: string,
  redact: Redactor,
): Failure =>
  failureOf(
    "NETWORK_ERROR",
    // A permission does not come by waiting.
    { done: requestSent, offline: reason === "offline", ...(reason === "denied" && { retry: "never" }) },
    () => ({
      name: "ConnectionError",
      problem: `${redact(`${request} got no answer from ${origin}`)}: ${clause}`,
      reason,
      requestSent,
      cause: safeCause(cause, redact),
    }),
  );
