import type { KnownCode } from "@techlookup/core";

/** What the transport sees of a request that fails. */
export type Happening =
  /** A response, whole or cut off. A body that is no text is sent as JSON. */
  | {
      readonly kind: "response";
      readonly status: number;
      readonly body?: string | object;
      readonly headers?: Readonly<Record<string, string>>;
      readonly end?: "lost" | "too-large";
    }
  /** No response: whether the request had left when the connection failed. */
  | { readonly kind: "no response"; readonly requestSent: "no" | "maybe" }
  /** What cuts the attempt short. */
  | { readonly kind: "cut"; readonly by: "attempt" | "deadline" | "signal" }
  /** `fetch` returned something that is no response. */
  | { readonly kind: "unforeseen" }
  /** The client sends nothing, or nothing more. */
  | { readonly kind: "not sent"; readonly code: KnownCode };

/** A failure as a row of the table: all that happens in it has the same consequences. */
export interface Failure {
  readonly id: string;
  /** What happened, as a clause with code in backticks and no other markup. */
  readonly what: string;
  /** Who says whether such a call is retried. */
  readonly rule: "documented" | "our decision";
  readonly happenings: readonly Happening[];
}
