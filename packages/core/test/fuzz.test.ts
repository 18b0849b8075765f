import { expect, it } from "vitest";
import * as catalog from "../src/catalog/index.ts";
import * as contract from "../src/contract/index.ts";
import * as decoder from "../src/decoder/index.ts";
import * as core from "../src/index.ts";
import { generator, no } from "./support/hostile-values.ts";
import { key, success } from "./support/scripted.ts";

/** `npm run fuzz` tries 200,000, from another seed each time. A failure names the seed that repeats it: `FUZZ_SEED`. */
const { FUZZ_RUNS, FUZZ_SEED } = process.env;
const runs = Number(FUZZ_RUNS ?? 5_000);
const firstSeed = Number(FUZZ_SEED ?? (FUZZ_RUNS ? Date.now() % 2 ** 31 : 20_261_126));

type Operation = (...given: never[]) => unknown;

let sent = 0;
const fetch = async (): Promise<Response> => {
  sent += 1;
  const { body } = success() as { body: object };
  return Response.json(body);
};
const client = new core.TechLookup({ apiKey: key, fetch, deadlineMs: 50 });
const error = new core.ApiError({ code: "NOT_FOUND", message: "m", status: 404, headers: {}, body: "" });
const fields =
  (type: new (init: never) => unknown): Operation =>
  (init: never) =>
    String(new type(init));
const hooked = { fetch, deadlineMs: 50, random: () => 0 };

/** Each function of the public surface, by its export: one without a row here is a failure. `null` for what is data. */
const operations: Record<string, Operation | null> = {
  TechLookup: (options: object) => new core.TechLookup(options),
  ...Object.fromEntries(
    [
      "clock",
      "random",
      "fetch",
      "retry",
      "headers",
      "signal",
      "deadlineMs",
      "creditLimit",
      "onAttempt",
      "onResult",
      "baseUrl",
      "priority",
      "pacing",
    ].map((name) => [
      `the option ${name}, then a call`,
      (value: never) => new core.TechLookup({ apiKey: key, ...hooked, [name]: value }).domains.get("example.com"),
    ]),
  ),
  "RetryBudget, used": (options: never, cost: never) => {
    const budget = new core.RetryBudget(options);
    return [budget.costOf(cost), budget.tokens, budget.capacity];
  },
  RetryBudget: (options: never) => new core.RetryBudget(options),
  "RetryBudget.take": (cost: never) => new core.RetryBudget().take(cost),
  "RetryBudget.succeed": (cost: never) => new core.RetryBudget().succeed(cost),
  createRedactor: (secret: never, text: never) => core.createRedactor(secret)(text),
  "createRedactor, made": (text: never) => core.createRedactor(key)(text),
  decide: core.decide as Operation,
  // What a function of the caller's own throws is the caller's own.
  explain: ((policy: never, answer: never, print: unknown) =>
    core.explain(policy, answer, (typeof (print ?? no) === "function" ? () => {} : print) as never)) as Operation,
  ...{ fromJSON: core.fromJSON as Operation, toPublic: core.toPublic as Operation },
  ...{ parseHttpDate: core.parseHttpDate as Operation, parseRetryAfter: core.parseRetryAfter as Operation },
  ...{ isApiError: core.isApiError as Operation, isConnectionError: core.isConnectionError as Operation },
  ...{ isTechLookupError: core.isTechLookupError as Operation, rowOf: core.rowOf as Operation },
  ...{ docsUrlOf: core.docsUrlOf as Operation, slugOf: core.slugOf as Operation },
  ...{
    AbortError: fields(core.AbortError),
    ApiError: fields(core.ApiError),
    ConfigurationError: fields(core.ConfigurationError),
  },
  ...{ ConnectionError: fields(core.ConnectionError), CreditLimitError: fields(core.CreditLimitError) },
  ...{
    ResponseError: fields(core.ResponseError),
    TimeoutError: fields(core.TimeoutError),
    TechLookupError: fields(core.TechLookupError),
    WaitError: fields(core.WaitError),
  },
  RecoveryGate: (options: never) => new core.RecoveryGate(options).outages,
  memoryWindow: (clock: never) => core.memoryWindow(clock),
  "an error, written to": (value: never) => {
    Object.assign(error, { code: value, attempts: value, cause: value });
    return [error.toString(), error.toJSON(), core.toPublic(error)];
  },
  ...{
    codes: null,
    docsBaseUrl: null,
    defaultBaseUrl: null,
    defaultRetryPolicy: null,
    systemClock: null,
    version: null,
  },
  ...{
    catalog: null,
    faqIds: null,
    barePaths: null,
    cacheTimesMs: null,
    planRequests: null,
    documentedMessages: null,
    details: null,
    endpoints: null,
    parameters: null,
  },
  decode: decoder.decode as Operation,
  ...{ decodeAll: decoder.decodeAll as Operation, nearestCodes: decoder.nearestCodes as Operation },
  buildCall: (name: never, given: never) => contract.buildCall(name, given),
  ...Object.fromEntries(
    Object.keys(contract.endpoints).map((name) => [
      `buildCall ${name}`,
      (given: never) => contract.buildCall(name as never, given),
    ]),
  ),
  kinds: null,
  ...Object.fromEntries(Object.entries(contract.kinds).map(([kind, { read }]) => [`kinds.${kind}`, read as Operation])),
  ...{
    wantedOf: contract.wantedOf as Operation,
    valueFromText: ((kind, text) => void contract.valueFromText(kind, text)) as Operation,
  },
  listEndpoints: contract.listEndpoints as Operation,
  ...Object.fromEntries(
    (["account", "domains", "companies", "technologies", "signals"] as const).flatMap((group) =>
      Object.getOwnPropertyNames(client[group]).map((name) => [
        `client.${group}.${name}`,
        (...given: unknown[]) => {
          const returned = (client[group] as unknown as Record<string, (...given: unknown[]) => unknown>)[name]?.(
            ...given,
          );
          return Symbol.asyncIterator in (returned as object) ? (returned as AsyncGenerator).next() : returned;
        },
      ]),
    ),
  ),
  "client.request": client.request as Operation,
  "client.safe.request": client.safe.request as Operation,
  "client.safe.domains.get": client.safe.domains.get as Operation,
};

it("knows every export", () => {
  const exported = [core, catalog, contract, decoder].flatMap((module) => Object.keys(module));
  expect([...new Set(exported)].filter((name) => !(name in operations))).toEqual([]);
});

it(`throws errors of its own alone, settles, and sends nothing that it refuses (${runs} inputs)`, async () => {
  const called = Object.entries(operations).filter((row): row is [string, Operation] => row[1] !== null);
  for (let run = 0; run < runs; run++) {
    const { pick, arguments: makeArguments } = generator(firstSeed + run);
    const [name, operation] = pick(called);
    const given = makeArguments() as never[];
    const before = sent;
    const timer = setTimeout(() => process.stderr.write(`seed ${firstSeed + run}: ${name} does not settle\n`), 5_000);
    try {
      const returned = operation(...given);
      if (returned instanceof Promise) await returned;
    } catch (thrown) {
      const isOurs = thrown instanceof core.TechLookupError;
      if (!isOurs) throw new Error(`seed ${firstSeed + run}: ${name} throws what is not its own`, { cause: thrown });
      if (thrown.code === "CONFIGURATION_ERROR") expect(sent, `seed ${firstSeed + run}: ${name}`).toBe(before);
    } finally {
      clearTimeout(timer);
    }
  }
}, 1_200_000);
