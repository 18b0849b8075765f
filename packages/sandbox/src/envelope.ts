import { type ApiCode, codes } from "@techlookup/core";

/** An answer in the API's documented envelope that says yes. */
export const success = (data: unknown, headers: Record<string, string> = {}): Response =>
  Response.json({ success: true, data }, { headers });

/** An answer in the API's documented envelope that says no. The status follows from the code. */
export const failure = (code: ApiCode, message: string, headers: Record<string, string> = {}): Response =>
  Response.json({ success: false, error: { code, message } }, { status: codes[code].status, headers });

/** Thrown by a route to answer with an error. */
export class Refusal extends Error {
  readonly response: Response;

  constructor(code: ApiCode, message: string) {
    super(message);
    this.response = failure(code, message);
  }
}

/** Refuses a parameter with a 400 whose message names it. */
export const invalid = (parameter: string, problem: string): Refusal =>
  new Refusal("VALIDATION_ERROR", `Parameter '${parameter}' ${problem}`);
