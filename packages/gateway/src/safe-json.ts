const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/**
 * What a key may look like in an answer that echoes it: plain, encoded for a URL, in base64. In base64 the characters
 * depend on what precedes the key, by 0, 1 or 2 bytes; those that its neighbours share are left out.
 */
const formsOf = (key: string): readonly string[] => {
  const bytes = new TextEncoder().encode(key);
  const shifted = [0, 1, 2].map((shift) => {
    const whole = base64(new Uint8Array([...new Array(shift).fill(0), ...bytes]));
    const first = Math.ceil((shift * 8) / 6);
    const last = Math.floor(((shift + bytes.length) * 8) / 6);
    return whole.slice(first, last);
  });
  return [...new Set([key, encodeURIComponent(key), ...shifted])];
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Makes JSON of data with a key masked, in texts and in the names of fields. All else stays as it is: the core's redactor
 * also cuts the queries off URLs, which is right for a log and wrong for data.
 *
 * A key shorter than 8 characters is not looked for: it would mask half of every text.
 *
 * @throws RangeError for data that is nested too deeply for this runtime.
 */
export const createSafeJson = (key: string): ((data: unknown) => string) => {
  if (key.length < 8) return (data) => JSON.stringify(data);
  const forms = formsOf(key);
  const mask = (text: string): string => forms.reduce((masked, form) => masked.replaceAll(form, "***"), text);
  const escaped = JSON.stringify(key).slice(1, -1);
  const maskInside = (_name: string, value: unknown): unknown => {
    if (typeof value === "string") return mask(value);
    if (!isRecord(value) || Object.keys(value).every((name) => mask(name) === name)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [mask(name), inner]));
  };
  return (data) => {
    const json = JSON.stringify(data);
    // Nearly never; a text replaced in the JSON itself could also be a number, or fall between two texts.
    const isEchoed = [escaped, ...forms].some((form) => json.includes(form));
    return isEchoed ? JSON.stringify(JSON.parse(json, maskInside)) : json;
  };
};
