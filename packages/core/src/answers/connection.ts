import type { ConnectionReason } from "../errors/errors.ts";
import { readText } from "../errors/plain-data.ts";
import type { Redactor } from "../errors/redact.ts";
import { type Failure, failureOf } from "./failure.ts";
import { safeCause } from "./safe-cause.ts";

/** Why a request got no answer. */
export interface Diagnosis {
  /** The reason, for programs. */
  readonly reason: ConnectionReason;
  /** `no` where the runtime shows that it was still connecting; else the request may have reached the server. */
  readonly requestSent: "no" | "maybe";
  /** The reason in words, as a clause that ends a sentence. */
  readonly clause: string;
}

/**
 * Explains what `fetch` or the body of its response threw, as far as a runtime lets anyone know. `undefined` where the
 * connection is not at fault, so that the same request would fail the same way. Must not throw.
 */
export type Diagnose = (thrown: unknown) => Diagnosis | undefined;

/**
 * The errors of a program's own mistakes, in the words of all engines: no lost connection is told by these. Several words of each,
 * since one alone may be part of a URL.
 */
const mistake =
  /^(Reference|Range|Syntax|URI)Error|^TypeError: ((undefined|null) is|.*(is not (an? |iter)| (of|is|convert) (undefined|null)\b|Failed to (execute '|parse URL )|Illegal invocation|does not implement interface|Can only call ))/;

/**
 * Whether a program threw it over a mistake of its own.
 *
 * @example
 * isMistake(new TypeError("x is not a function")); // true
 */
export const isMistake = (thrown: unknown): boolean =>
  mistake.test(`${readText(thrown, "name")}: ${readText(thrown, "message")}`);

/** A request that got no answer, as its transport tells it. */
type Unanswered = Omit<Diagnosis, "requestSent"> & {
  readonly requestSent: "no" | "maybe" | "yes";
  readonly cause: unknown;
};

/** The failure of a request that got no answer from `origin`. */
export const connectionFailure = (
  { reason, requestSent: left, clause, cause }: Unanswered,
  request: string,
  origin: string,
  redact: Redactor,
): Failure => {
  // One that has left whole may be lost on its way: callers are told of the server, not of the wire.
  const requestSent = left === "no" ? "no" : "maybe";
  return failureOf(
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
};
