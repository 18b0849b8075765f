import type { Loose, LooseObject } from "./loose-reader.ts";

/** Fields that say nothing of the cause, or that are read on their own. */
const left = new Set(["docsUrl", "attempts", "@techlookup/error"]);
/** Deeper things are told by somebody else. */
const maxDepth = 6;
/** No error has more to say. */
const maxLength = 65_536;

const lines = (value: Loose, name: string, depth: number): string[] => {
  if (value instanceof Map) {
    return depth > maxDepth
      ? []
      : [...value].flatMap(([key, inner]) =>
          left.has(key) ? [] : lines(inner, name ? `${name}.${key}` : key, depth + 1),
        );
  }
  if (Array.isArray(value)) return value.flatMap((inner: Loose) => lines(inner, name, depth + 1));
  return [`${name}: ${value}`];
};

/**
 * An object as lines of names and values, so that what is looked for in a text is found in it as well.
 *
 * @example
 * evidenceOf(new Map([["code", "TIMEOUT"]])); // code: TIMEOUT
 */
export const evidenceOf = (object: LooseObject): string => lines(object, "", 0).join("\n").slice(0, maxLength);
