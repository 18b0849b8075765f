import { controls, maskKeys, maskSecret } from "@techlookup/core/platform";

/**
 * Every text in a value, names included, without the key and what would change a terminal.
 *
 * @example
 * cleaner(apiKey)({ echo: [`Bearer ${apiKey}`] }); // { echo: ["Bearer ***"] }
 */
export const cleaner = (apiKey: string): (<Value>(value: Value) => Value) => {
  const mask = maskSecret(apiKey);
  const text = (value: string): string => maskKeys(mask(value)).replace(controls, "\ufffd").toWellFormed();
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [text(key), clean(one)]));
  };
  return <Value>(value: Value) => clean(value) as Value;
};
