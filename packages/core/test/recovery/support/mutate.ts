import { type Change, mutateIn } from "../../support/mutate.ts";
import type { Recovery } from "./world.ts";

/** The code of `src/recovery`, with these changes. */
export const mutate = (...changes: readonly Change[]): Promise<Recovery> =>
  mutateIn("recovery", ["waiting-room"], changes);
