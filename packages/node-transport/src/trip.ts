import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import type { Target } from "./target.ts";

/** How long a connection is kept that nobody uses: less than Node's own server keeps it, five seconds. */
export const idleMs = 4_000;

/** The longest that a server's own word is believed. */
const maxIdleMs = 600_000;

/** What is subtracted from what a server says: its clock started before ours. */
const marginMs = 1_000;

/**
 * A request that may not be sent twice, as a POST that costs, takes no connection that was idle for as long as this: a server may close one just as the
 * request is written, and nobody knows then whether it was read. Our decision: Node's own server closes after five seconds, others sooner.
 */
export const maxIdleOnceMs = 1_000;

/** One request's way through a connection, as far as it has come. */
export interface Trip {
  readonly target: Target;
  /** A connection that it takes must have been idle for less, in milliseconds. 0: nothing may have been sent on it before. */
  readonly maxIdleMs: number;
  /** Until a request is written: `undefined` where another agent than ours connects. */
  phase?: "connecting" | "connected";
  connection?: Connection;
  /** Whether the connection had served another request before. */
  isReused?: boolean;
  /** Gives up a connection while it is made. */
  abandon?: (() => void) | undefined;
}

/** A connection that requests take turns on. */
export interface Connection {
  readonly socket: Socket;
  /** How long it may be kept. */
  idleMs: number;
  /** What uses it, and holds all of its answer. */
  request: ClientRequest | undefined;
  /** Bytes that had come when it was put back, and when that was, by `performance.now()`. */
  seenBytes: number;
  idleSinceMs: number;
}

let lastValue = "";
let lastIdleMs = idleMs;

/** How long a server says that it keeps a connection, less a margin. Mostly the same as the time before. */
export const readKeepAlive = (value: string): number => {
  if (value === lastValue) return lastIdleMs;
  const [, seconds] = /\btimeout=(\d{1,9})/i.exec(value) ?? [];
  lastIdleMs = seconds === undefined ? idleMs : Math.min(Number(seconds) * 1_000 - marginMs, maxIdleMs);
  lastValue = value;
  return lastIdleMs;
};
