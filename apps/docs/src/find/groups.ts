import type { FindKind } from "./entry.ts";
import type { Found } from "./find.ts";

/** Results of one kind, the best first. */
export interface Group {
  readonly kind: FindKind;
  readonly found: readonly Found[];
}

/** Questions and guides are one group. */
const groupOf = (kind: FindKind): FindKind => (kind === "question" ? "guide" : kind);

/** Results by kind. The group with the best result comes first, so that the first result of all stays the first. */
export const groupsOf = (found: readonly Found[]): Group[] => {
  const groups = new Map<FindKind, Found[]>();
  for (const one of found) {
    const kind = groupOf(one.page.kind);
    groups.set(kind, [...(groups.get(kind) ?? []), one]);
  }
  return [...groups].map(([kind, ofKind]) => ({ kind, found: ofKind }));
};
