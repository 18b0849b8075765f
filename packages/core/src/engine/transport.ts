import type { Diagnosis } from "../answers/connection.ts";
import type { Answer } from "../answers/decode-answer.ts";
import type { CallSpec } from "../contract/call-spec.ts";

/** One HTTP request, complete: what a transport puts on the wire. */
export interface TransportRequest {
  /** The HTTP method. */
  readonly method: string;
  /** Absolute, with its query. */
  readonly url: string;
  /** All headers, credentials included. */
  readonly headers: Readonly<Record<string, string>>;
  /** A text, or what `fetch` sends as it is. A stream is sent once. */
  readonly body?: CallSpec["body"];
  /**
   * Asks for a connection that nothing was sent on before: a kept one may end just as the request is written, and nobody knows then
   * whether it was read. A transport that does not make its own connections ignores it. Default `false`.
   */
  readonly freshConnection?: boolean;
}

/** What ends a request before its answer is complete: the caller's signal or a time limit. */
export interface Cutoff {
  /** Aborts when the request is cut off. Made when it is first asked for, since it is not free. */
  readonly signal: AbortSignal;
  /** Whether the request is cut off already. */
  readonly isCut: boolean;
  /** Sets the one function that is called when the request is cut off; it replaces the one before. */
  onCut(callback: () => void): void;
}

/** What a request is held to. */
export interface TransportLimits {
  /** The largest body that is read, decoded, in bytes. It stops the download. */
  readonly maxBytes: number;
  /** What ends the request early. */
  readonly cutoff: Cutoff;
  /** Tells the time of day, for `sentAtMs`: milliseconds since 1970 (UTC). Default `Date.now`. */
  readonly now?: () => number;
}

/** What a transport knows of a request's way to the server. One that knows nothing of its connections leaves all of it out. */
export interface Delivery {
  /**
   * Whether the request has left: `no` with evidence that none of its bytes was written, `yes` once the last one was given to the
   * system, `maybe` else. It says nothing of what the server did with it.
   */
  readonly requestSent?: "no" | "maybe" | "yes";
  /** When the last byte was given to the system, by the time of day: milliseconds since 1970 (UTC). Only with `yes`. */
  readonly sentAtMs?: number;
  /** Whether the connection had served another request before. Absent while there is none. */
  readonly connection?: "fresh" | "reused";
}

/** An answer, and what is known of the request's way to it. */
export interface Answered extends Answer, Delivery {}

/** No answer: why, and whether the request may have reached the server. */
export interface Unanswered extends Omit<Diagnosis, "requestSent">, Delivery {
  /** As in `Delivery`, and always known: `maybe` where nothing else is. */
  readonly requestSent: "no" | "maybe" | "yes";
  /** What the runtime threw. */
  readonly cause: unknown;
}

/**
 * Sends one request and reads its answer to the end, the size limit or the cut-off. It follows no redirect, and leaves no
 * body unread and no connection busy.
 *
 * Never rejects. Settles as soon as the request is cut off: with what has come so far, or as unanswered.
 *
 * @throws What is no failure of the connection: a `fetch` of the caller's own that returns no response, say.
 */
export type Transport = (request: TransportRequest, limits: TransportLimits) => Promise<Answered | Unanswered>;
