import type { ClientOptions } from "../../src/index.ts";
import { type Diagnose, fetchTransport, keyPlatform, type Platform, TechLookupClient } from "../../src/platform.ts";
import { FakeClock } from "./fake-clock.ts";

/** One answer of a scripted server: a status with a body, something to throw, or a function that does as it likes. */
export type Step =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | { throws: unknown }
  | ((init: RequestInit) => Promise<Response>);

interface SentRequest {
  readonly url: string;
  readonly init: RequestInit;
}

export const success = (data: unknown = { found: true }): Step => ({ status: 200, body: { success: true, data } });

export const failure = (status: number, code: string, headers: Record<string, string> = {}): Step => ({
  status,
  body: { success: false, error: { code, message: `${code} was met` } },
  headers,
});

/** A connection error as Node's fetch throws it. */
export const connectionError = (code: string): Step => ({
  throws: new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) }),
});

export const key = "tapi_test_0123456789abcdefghijklmnopqrstuv";

/** A client whose server follows a script; the last step repeats. Time is fake, and jitter is `random`. */
export const scripted = (
  steps: readonly Step[],
  options: ClientOptions = {},
  random = 0.5,
  { diagnose, ...platform }: Partial<Platform> & { readonly diagnose?: Diagnose } = {},
) => {
  const sent: SentRequest[] = [];
  const clock = new FakeClock();
  const fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    const step = steps[Math.min(sent.length, steps.length - 1)] as Step;
    sent.push({ url: String(url), init });
    if (typeof step === "function") return step(init);
    if ("throws" in step) throw step.throws;
    const body = typeof step.body === "string" || step.body === undefined ? step.body : JSON.stringify(step.body);
    const headers = { "content-type": "application/json", ...step.headers };
    return new Response(step.status === 204 ? null : (body ?? ""), { status: step.status, headers });
  };
  const complete = {
    ...{ apiKey: key, clock, random: () => random, fetch: fetch as typeof globalThis.fetch },
    ...options,
  };
  const runtime = keyPlatform(complete, { missingApiKey: "is missing" });
  const transport = diagnose ? fetchTransport({ fetch: complete.fetch, diagnose }) : runtime.transport;
  const client = new TechLookupClient(complete, { ...runtime, transport, ...platform });
  return { client, clock, sent };
};
