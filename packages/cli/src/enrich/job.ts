import type { Session } from "../session.ts";
import type { EnrichFlags } from "./enrich-flags.ts";

/** A list, and what is to be done with it. */
export interface Job {
  readonly session: Session;
  /** As it was called. */
  readonly name: string;
  /** Where it is read. */
  readonly path: string;
  readonly flags: EnrichFlags;
}
