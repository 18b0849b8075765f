/** The part of an answer that leaves before its connection breaks. */
export interface CutAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The connection that a request came by, where there is one. What a server passes to `sandbox.fetch`. */
export interface Connection {
  /** Resets it, so that the other side sees ECONNRESET, and no answer. */
  reset(): void;
  /** Sends part of an answer; once that has left, resets the connection, or closes it as if all were said. */
  cut(answer: CutAnswer, how: "reset" | "close"): void;
}

/** What a fetch in Node throws, since in-process nobody else would. */
export const connectionError = (message: string, code: string, syscall: string): TypeError =>
  new TypeError(message, { cause: Object.assign(new Error(`${syscall} ${code}`), { code, syscall }) });

/** Tells the Node server that nothing is left to write. Its status is for the record. */
export const alreadySent = (status = 200): Response =>
  new Response(null, { status, headers: { "x-hono-already-sent": "true" } });
