import { type Change, mutateIn } from "../../support/mutate.ts";
import type { Pacing } from "./simulate.ts";

/** The code of `src/pacing`, with these changes. */
export const mutate = (...changes: readonly Change[]): Promise<Pacing> =>
  mutateIn("pacing", ["pacer", "memory-window"], changes);
