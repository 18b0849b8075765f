/** What a body turned out to be. */
export type Envelope =
  | { readonly kind: "success"; readonly data: unknown }
  | { readonly kind: "error"; readonly code?: string; readonly message: string }
  /** JSON, but not the API's envelope. */
  | { readonly kind: "bare"; readonly value: unknown; readonly problem: string }
  | { readonly kind: "unreadable"; readonly problem: string };

/** What counts as a code: anything else in its place is a message gone astray. */
const codeShape = /^[\w.:-]{1,100}$/;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const readError = (error: unknown): Envelope => {
  if (typeof error === "string") return { kind: "error", message: error };
  if (!isObject(error)) return { kind: "error", message: "" };
  const message = typeof error.message === "string" ? error.message : "";
  const code = typeof error.code === "string" && codeShape.test(error.code) ? error.code : undefined;
  return { kind: "error", message, ...(code !== undefined && { code }) };
};

/** Reads a body by the documented envelope: `{ success: true, data }` or `{ success: false, error: { code, message } }`. */
export const readEnvelope = (text: string): Envelope => {
  if (text.trim() === "") return { kind: "unreadable", problem: "is empty" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "unreadable", problem: "is not JSON" };
  }
  if (!isObject(value)) {
    const type = Array.isArray(value) ? "an array" : value === null ? "null" : `a ${typeof value}`;
    return { kind: "bare", value, problem: `is ${type}, not an object with success` };
  }
  if (value.success === false) return readError(value.error);
  if (value.success !== true) return { kind: "bare", value, problem: "has no success that is true or false" };
  if (!Object.hasOwn(value, "data")) return { kind: "bare", value, problem: "has no data" };
  return { kind: "success", data: value.data };
};
