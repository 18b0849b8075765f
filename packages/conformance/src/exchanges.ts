import type {
  AttemptRecord,
  ClientOptions,
  PacingOptions,
  RawRequest,
  ResultWithMeta,
  RetryBudgetOptions,
  RetryOptions,
} from "@techlookup/core";
import { RetryBudget, type TechLookupClient } from "@techlookup/core";
import { type Fault, sandboxKeys } from "@techlookup/sandbox";
import { difference, firstOf } from "./difference.ts";
import type { Vector } from "./vector.ts";

type Options = Pick<ClientOptions, "attemptTimeoutMs" | "deadlineMs" | "maxResponseBytes" | "creditLimit"> & {
  readonly retry?: Omit<RetryOptions, "budget"> & { readonly budget?: RetryBudgetOptions };
  readonly pacing?: PacingOptions;
};

/** What a case leaves out. */
export interface ExchangeDefaults {
  readonly key: keyof typeof sandboxKeys;
  readonly options: Options;
}

interface Given {
  /** So many times the request is made beforehand, by the same client. What that comes to is not counted. */
  readonly before?: number;
  readonly key?: keyof typeof sandboxKeys | "unknown";
  readonly faults?: readonly Fault[];
  readonly request: RawRequest;
  readonly options?: Options;
  readonly abort?: { readonly at?: "start"; readonly afterMs?: number };
  readonly target?: "refused" | "no-such-host";
}

type ExpectedAttempt = Partial<AttemptRecord> & { readonly minWaitMs?: number; readonly maxWaitMs?: number };

interface Expected {
  readonly ok: boolean;
  readonly data?: unknown;
  readonly error?: object;
  readonly attempts?: readonly ExpectedAttempt[];
  readonly tookMinMs?: number;
  readonly tookMaxMs?: number;
  readonly requests: number;
  readonly credits: number;
}

/** A case of this group. */
export interface Exchange extends Vector<Given, Expected> {
  /** Only clients that can do this have the case. */
  readonly needs?: "pacing";
}

/** Where exchanges take place: a sandbox that can be reached over HTTP, and a client of the runtime under test. */
export interface Stage {
  /** The sandbox's address. */
  readonly url: string;
  /** An address of this machine where nobody listens. */
  readonly refusedUrl: string;
  /** Whether its clients wait for room in the rate limit. A page's do not: its gateway does, for all of them. */
  readonly paces: boolean;
  makeClient(options: ClientOptions): TechLookupClient;
  /** Where a gateway that holds this key stands before the sandbox. Each token is a caller of its own. */
  gatewayUrlOf(apiKey: string): string;
  /** The client of `@techlookup/browser`, which runs here as well. */
  makePageClient(
    options: Omit<ClientOptions, "apiKey" | "baseUrl">,
    gatewayUrl: string,
    token: string,
  ): TechLookupClient;
}

let callers = 0;

/** The same stage, reached through a gateway. A caller asks for each case, so that no case is answered with another's. */
export const throughGateway = (stage: Stage): Stage => ({
  ...stage,
  paces: false,
  makeClient: ({ apiKey = "", baseUrl: _, ...options }) =>
    stage.makePageClient(options, stage.gatewayUrlOf(apiKey), `caller-${++callers}`),
});

const targets = { "no-such-host": "https://no-such-host.invalid" };

const control = async (url: string, action: string, body?: unknown): Promise<unknown> => {
  const init = body === undefined ? undefined : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`${url}/__sandbox/${action}`, init);
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`the sandbox refuses the script: ${JSON.stringify(answer)}`);
  return answer;
};

const makeOptions = (given: Given, defaults: ExchangeDefaults, stage: Stage): ClientOptions => {
  const { key = defaults.key, target } = given;
  const { budget, ...retry } = { ...defaults.options.retry, ...given.options?.retry };
  const { pacing } = given.options ?? {};
  return {
    ...defaults.options,
    ...given.options,
    // What a refusal teaches of others' use holds for a window; no case has to wait for a minute.
    ...(stage.paces && !pacing && { pacing: { windowMs: 1_000 } }),
    retry: { ...retry, ...(budget && { budget: new RetryBudget(budget) }) },
    apiKey: key === "unknown" ? "tapi_test_nobody000000000000000000000000000" : sandboxKeys[key],
    baseUrl: target === undefined ? stage.url : target === "refused" ? stage.refusedUrl : targets[target],
  };
};

const checkAttempt = (
  expected: ExpectedAttempt,
  actual: AttemptRecord | undefined,
  index: number,
): string | undefined => {
  const { minWaitMs = 0, maxWaitMs = Number.POSITIVE_INFINITY, ...fields } = expected;
  const { waitMs = minWaitMs } = actual ?? {};
  const place = `attempt ${index + 1}`;
  const fits = waitMs >= minWaitMs && waitMs <= maxWaitMs;
  return firstOf([
    difference(fields, actual, place),
    fits ? undefined : `${place} was followed by a wait of ${waitMs} ms`,
  ]);
};

const sleep = (ms: number): Promise<false> => new Promise((resolve) => setTimeout(() => resolve(false), ms));

/** Makes the call, and says what is not as expected: of its result, its history, and the server's own count. */
export const checkExchange = async (
  { given, expected }: Exchange,
  defaults: ExchangeDefaults,
  stage: Stage,
): Promise<string | undefined> => {
  await control(stage.url, "reset", {});
  let attempts: readonly AttemptRecord[] = [];
  const client = stage.makeClient({
    ...makeOptions(given, defaults, stage),
    onAttempt: (event) => {
      attempts = event.attempts;
    },
  });
  for (let count = 0; count < (given.before ?? 0); count++) await client.request(given.request);
  if (given.before) await control(stage.url, "reset", {});
  if (given.faults) await control(stage.url, "faults", given.faults);
  const controller = new AbortController();
  if (given.abort?.at === "start") controller.abort();
  const seen = async () => (await control(stage.url, "requests")) as { readonly credits: number }[];
  const beganMs = performance.now();
  const call = client.safe.request(given.request, { signal: controller.signal });
  const calling: Promise<ResultWithMeta<unknown>> = call.withResponse();
  const { afterMs } = given.abort ?? {};
  if (afterMs !== undefined) {
    // From the request on: a browser that is busy may send it late.
    const ended = calling.then(() => true);
    while (!(await Promise.race([ended, sleep(20)])) && (await seen()).length === 0);
    await Promise.race([ended, sleep(afterMs)]);
    controller.abort();
  }
  const result = await calling;
  const tookMs = performance.now() - beganMs;
  const { tookMinMs = 0, tookMaxMs = Number.POSITIVE_INFINITY } = expected;
  const { data } = await call;
  const history = (result.meta ?? result.error)?.attempts ?? attempts;
  const requests = await seen();
  const charged = requests.reduce((sum, { credits }) => sum + credits, 0);
  const { status = 0, estimatedCredits = charged } = result.meta ?? {};
  return firstOf([
    difference(
      { ok: expected.ok, ...(expected.data !== undefined && { data: expected.data }) },
      result,
      `the result (${result.error?.message ?? "data"})`,
    ),
    difference(expected.error ?? {}, result.error ?? {}, "the error"),
    tookMs < tookMinMs || tookMs > tookMaxMs ? `it took ${tookMs} ms` : undefined,
    ...(expected.attempts ? [difference(expected.attempts.length, history.length, "the number of attempts")] : []),
    ...(expected.attempts ?? []).map((attempt, index) => checkAttempt(attempt, history[index], index)),
    difference(expected.requests, requests.length, "the number of requests that reached the server"),
    difference(expected.credits, charged, "the credits charged"),
    // What is told of a success, on every runtime and for every case.
    data === result.data ? undefined : "the call gives other data by itself than with its response",
    result.ok ? difference(attempts.at(-1)?.status, status, "the status that is told") : undefined,
    result.ok ? difference(attempts.length, history.length, "the number of attempts that is told") : undefined,
    // A browser may repeat a request by itself, which no client is told.
    estimatedCredits < charged && requests.length <= history.length
      ? `${estimatedCredits} credits are told, and ${charged} were charged`
      : undefined,
  ]);
};
