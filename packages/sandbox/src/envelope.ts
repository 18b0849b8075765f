import { type ApiCode, codes } from "@techlookup/core";

/** An answer in the API's documented envelope that says yes. */
export const success = (data: unknown, headers: Record<string, string> = {}): Response =>
  Response.json({ success: true, data }, { headers });

/**
 * What the sandbox refuses with: the documented codes, and a 402. What running out of credits really answers is unknown;
 * a 402 was seen in one client's test, which tells no code, so its answer has none.
 */
type RefusalCode = ApiCode | "PAYMENT_REQUIRED";

/** An answer in the API's documented envelope that says no. The status follows from the code. */
export const failure = (code: RefusalCode, message: string, headers: Record<string, string> = {}): Response => {
  const error = code === "PAYMENT_REQUIRED" ? { message } : { code, message };
  return Response.json({ success: false, error }, { status: codes[code].status, headers });
};

/** Thrown by a route to answer with an error. */
export class Refusal extends Error {
  readonly response: Response;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.response = failure(code, message);
  }
}

/** Refuses a parameter with a 400 whose message names it. */
export const invalid = (parameter: string, problem: string): Refusal =>
  new Refusal("VALIDATION_ERROR", `Parameter '${parameter}' ${problem}`);
