import { controls, type Redactor } from "@techlookup/core/platform";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const escapeControl = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/**
 * JSON in which no character changes a terminal, or the order in which a line is read: whoever logs it sees what it says.
 *
 * @throws RangeError for data that is nested too deeply for this runtime.
 */
export const toPlainJson = (data: unknown, replacer?: (name: string, value: unknown) => unknown): string =>
  JSON.stringify(data, replacer).replace(controls, escapeControl);

/**
 * Makes JSON of data with a secret masked, in texts and in the names of fields. All else stays as it is: the core's redactor
 * also cuts the queries off URLs, which is right for a log and wrong for data.
 *
 * @param mask Masks the secret, and nothing else.
 * @throws RangeError for data that is nested too deeply for this runtime.
 */
export const createSafeJson = (mask: Redactor): ((data: unknown) => string) => {
  const maskInside = (_name: string, value: unknown): unknown => {
    if (typeof value === "string") return mask(value);
    if (!isRecord(value) || Object.keys(value).every((name) => mask(name) === name)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [mask(name), inner]));
  };
  return (data) => toPlainJson(data, maskInside);
};
