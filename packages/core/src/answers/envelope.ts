/** What a body turned out to be. */
export type Envelope =
  | { readonly kind: "success"; readonly value: unknown; readonly problem?: undefined }
  /** A code or a message that is not there is "". */
  | { readonly kind: "error"; readonly code: string; readonly message: string; readonly problem: string }
  /** JSON, but not the API's envelope. */
  | { readonly kind: "bare"; readonly value: unknown; readonly problem: string }
  | { readonly kind: "unreadable"; readonly problem: string };

/** What counts as a code: anything else in its place is a message gone astray. */
const codeShape = /^[\w.:-]{1,100}$/;

const readError = (error: unknown): Envelope => {
  const { code, message = error } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  return {
    kind: "error",
    message: typeof message === "string" ? message : "",
    code: typeof code === "string" && codeShape.test(code) ? code : "",
    problem: "says success: false without a readable error",
  };
};

/** Reads a body by the documented envelope: `{ success: true, data }` or `{ success: false, error: { code, message } }`. */
export const readEnvelope = (text: string): Envelope => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "unreadable", problem: text.trim() === "" ? "is empty" : "is not JSON" };
  }
  const bare = (problem: string): Envelope => ({ kind: "bare", value, problem });
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const type = Array.isArray(value) ? "an array" : value === null ? "null" : `a ${typeof value}`;
    return bare(`is ${type}, not an object with success`);
  }
  const { success, error } = value as { readonly success?: unknown; readonly error?: unknown };
  if (success === false) return readError(error);
  if (success !== true) return bare("has no success that is true or false");
  if (!Object.hasOwn(value, "data")) return bare("has no data");
  return { kind: "success", value: (value as { readonly data: unknown }).data };
};
