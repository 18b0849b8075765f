import type { ConnectionReason } from "../errors/error-fields.ts";

/** Why a request got no answer. */
export interface Diagnosis {
  /** The reason, for programs. */
  readonly reason: ConnectionReason;
  /** Whether the request may have reached the server. */
  readonly requestSent: "no" | "maybe";
  /** The reason in words, as a clause that ends a sentence. */
  readonly clause: string;
}

/** Tells why `fetch` threw, as far as a runtime lets anyone know. Must not throw. */
export type Diagnose = (thrown: unknown) => Diagnosis;
