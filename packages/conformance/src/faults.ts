import { type ClientOptions, type RawRequest, RetryBudget, type TechLookupClient } from "@techlookup/core";
import { sandboxKeys } from "@techlookup/sandbox";
import { difference, firstOf } from "./difference.ts";
import type { Vector } from "./vector.ts";

/** What a case leaves out. */
export interface FaultDefaults {
  readonly request: RawRequest;
  readonly options: Pick<ClientOptions, "attemptTimeoutMs" | "maxResponseBytes" | "retry">;
}

interface Given {
  readonly fault: string;
  /** Makes a call beforehand, so that there is a connection to be used again. */
  readonly warmUp?: boolean;
  readonly request?: RawRequest;
  readonly options?: ClientOptions;
}

interface Expected {
  readonly ok: boolean;
  readonly error?: object;
  readonly attempts: number;
  readonly requests: number;
}

/** Relays to a sandbox, one a case, each of which damages its connections in a way of its own. */
export interface Relays {
  /** The address of a case's relay. */
  urlOf(id: string): string;
  /** How many requests it has read. */
  countOf(id: string): Promise<number>;
  makeClient(options: ClientOptions): TechLookupClient;
}

/** Makes the call, and says what is not as expected: of its result, its attempts, and what the relay read. */
export const checkFault = async (
  { id, given, expected }: Vector<Given, Expected>,
  defaults: FaultDefaults,
  relays: Relays,
): Promise<string | undefined> => {
  let attempts = 0;
  const client = relays.makeClient({
    ...defaults.options,
    ...given.options,
    // Of its own, so that no case lives on what another has left.
    retry: { ...defaults.options.retry, ...given.options?.retry, budget: new RetryBudget({ initial: 100 }) },
    apiKey: sandboxKeys.pro,
    baseUrl: relays.urlOf(id),
    onAttempt: () => {
      attempts += 1;
    },
  });
  if (given.warmUp) await client.request({ method: "GET", path: "/v1/credits" });
  attempts = 0;
  const before = await relays.countOf(id);
  const result = await client.safe.request(given.request ?? defaults.request);
  const requests = (await relays.countOf(id)) - before;
  return firstOf([
    difference({ ok: expected.ok }, result, `the result (${result.error?.message ?? "data"})`),
    difference(expected.error ?? {}, result.error ?? {}, "the error"),
    difference(expected.attempts, attempts, "the number of attempts"),
    difference(expected.requests, requests, "the number of requests that the relay read"),
  ]);
};
