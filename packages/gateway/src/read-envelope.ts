/** What the API says went wrong, as far as it says it. */
export interface SaidError {
  readonly kind: "error";
  readonly code: string | undefined;
  readonly message: string;
}

/** What a body of the API turned out to be. */
export type Envelope =
  | { readonly kind: "success"; readonly data: unknown }
  | SaidError
  /** JSON, but not the envelope. */
  | { readonly kind: "bare"; readonly data: unknown; readonly problem: string }
  | { readonly kind: "unreadable"; readonly problem: string };

/** What counts as a code, whose list is the server's to lengthen. */
const codeShape = /^[\w.:-]{1,100}$/;

const textOf = (holder: object, name: string): string => {
  const value: unknown = Object.hasOwn(holder, name) ? Reflect.get(holder, name) : undefined;
  return typeof value === "string" ? value : "";
};

const readError = (error: unknown): Envelope => {
  const isObject = typeof error === "object" && error !== null;
  const code = isObject ? textOf(error, "code") : "";
  const message = isObject ? textOf(error, "message") : typeof error === "string" ? error : "";
  return { kind: "error", code: codeShape.test(code) ? code : undefined, message };
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
  const bare: Envelope = { kind: "bare", data: value, problem: "is not the API's envelope" };
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "success")) return bare;
  const { success, data, error } = value as { success: unknown; data?: unknown; error?: unknown };
  if (success === false) return readError(error);
  return success === true && Object.hasOwn(value, "data") ? { kind: "success", data } : bare;
};
