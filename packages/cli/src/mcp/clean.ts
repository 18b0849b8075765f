import { controls, maskKeys, maskSecret } from "@techlookup/core/platform";

/** Spellings of a key that no decoder of core reads, and that an answer may hold all the same. */
const spellingsOf = (apiKey: string): readonly string[] => [
  apiKey,
  Buffer.from(apiKey).toString("hex"),
  Array.from(apiKey).reverse().join(""),
];

/**
 * Every text in a value, names included, without the key and what would change a terminal. The key is masked in hexadecimal digits and backwards, too.
 *
 * @example
 * cleaner(apiKey)({ echo: [`Bearer ${apiKey}`] }); // { echo: ["Bearer ***"] }
 */
export const cleaner = (apiKey: string): (<Value>(value: Value) => Value) => {
  const masks = [...spellingsOf(apiKey).map(maskSecret), maskKeys];
  const text = (value: string): string =>
    masks
      .reduce((masked, mask) => mask(masked), value)
      .replace(controls, "\ufffd")
      .toWellFormed();
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [text(key), clean(one)]));
  };
  return <Value>(value: Value) => clean(value) as Value;
};
