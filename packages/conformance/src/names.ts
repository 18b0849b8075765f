import { type KindName, kinds, wantedOf } from "@techlookup/core/contract";
import { difference, firstOf } from "./difference.ts";
import type { Vector } from "./vector.ts";

interface Given {
  readonly kind: KindName;
  readonly text: string;
}

interface Expected {
  /** What is asked for; `null` for a text that is refused. */
  readonly value: string | null;
  /** What its refusal names. */
  readonly names?: string;
}

/** Reads a name as it was pasted, and says what is not as expected. */
export const checkName = ({ given, expected }: Vector<Given, Expected>): string | undefined => {
  const { kind, text } = given;
  const wanted = wantedOf(kind, text);
  return firstOf([
    difference(expected.value, kinds[kind].read(text) ?? null, "what is asked for"),
    expected.names === undefined || wanted.endsWith(`, without ${expected.names}`)
      ? undefined
      : `the refusal should name ${expected.names}, and says: ${wanted}`,
  ]);
};
