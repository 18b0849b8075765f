/** What a body turned out to be. */
export interface Envelope {
  /** The data; of what is no envelope, all that it holds. Not there where the body says no, or is no JSON. */
  readonly value?: unknown;
  /** Of a body that says no. A code or a message that is not there is "". */
  readonly error?: { readonly code: string; readonly message: string };
  /** Why it is not the API's envelope with data, as words that follow "the body". */
  readonly problem?: string;
}

/** Reads a body by the documented envelope: `{ success: true, data }` or `{ success: false, error: { code, message } }`. */
export const readEnvelope = (text: string): Envelope => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: text.trim() ? "is not JSON" : "is empty" };
  }
  // Lists, texts and numbers have none of these.
  const { success, error, data } = (value ?? {}) as Readonly<Partial<Record<"success" | "error" | "data", unknown>>>;
  if (success === false) {
    const { code, message = error } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
    return {
      error: {
        // Anything else in the place of a code is a message gone astray.
        code: typeof code === "string" && /^[\w.:-]{1,100}$/.test(code) ? code : "",
        message: typeof message === "string" ? message : "",
      },
      problem: "says success: false without a readable error",
    };
  }
  if (success !== true) return { value, problem: "is no object with success true or false" };
  // JSON has no undefined.
  return data === undefined ? { value, problem: "has no data" } : { value: data };
};
