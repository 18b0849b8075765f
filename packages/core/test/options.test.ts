import { describe, expect, it } from "vitest";
import { call } from "../src/engine/call.ts";
import { clientSettings } from "../src/engine/client-settings.ts";
import { Progress } from "../src/engine/progress.ts";
import type { CallSettings } from "../src/engine/settings.ts";
import { attempt } from "../src/errors/plain-data.ts";
import { docsBaseUrl } from "../src/index.ts";
import { callOptions, defaultAttemptTimeoutMs } from "../src/options/call-options.ts";
import { clientOptions } from "../src/options/client-options.ts";
import { keyPlatform } from "../src/platform.ts";
import { policyOptions } from "../src/retry/policy.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { failure, key, type Step, scripted, success } from "./support/scripted.ts";

const usage = { method: "GET", path: "/v1/usage", route: "/v1/usage", credits: 1 } as const;

/** An object that records which of its members are read, and those of its `retry`. */
const recording = <T extends object>(target: T, read: Set<string>, prefix = ""): T =>
  new Proxy(target, {
    get(_target, name) {
      const value: unknown = Reflect.get(target, name);
      read.add(prefix + String(name));
      return name === "retry" ? recording(value as object, read, "retry.") : value;
    },
  });

/** What a call reads of its settings while it meets one answer of each kind. */
const readBy = async (steps: readonly Step[]): Promise<Set<string>> => {
  const read = new Set<string>();
  const queue = [...steps];
  const clock = new FakeClock();
  const options = {
    apiKey: key,
    clock,
    signal: new AbortController().signal,
    retry: { maxAttempts: 6, transient: { baseMs: 0 }, throttle: { baseMs: 0 } },
    fetch: async () => {
      const step = (queue.shift() ?? success()) as { status: number; body: unknown; headers?: Record<string, string> };
      return Response.json(step.body, { status: step.status, headers: step.headers ?? {} });
    },
  };
  const settings = clientSettings(options, keyPlatform(options, { missingApiKey: "is missing" }));
  // Whether it succeeds is not asked here: a retry into an outage needs tokens of the budget.
  await clock.run(call(new Progress(usage, recording<CallSettings>(settings, read)), new Error()).catch(() => {}));
  return read;
};

describe("the table of options", () => {
  it("has no option of a call that nobody reads", async () => {
    const read = await readBy([failure(429, "RATE_LIMIT", { "retry-after": "0.001" }), failure(500, "INTERNAL_ERROR")]);
    const retry = [...Object.keys(policyOptions), "budget"].map((name) => `retry.${name}`);
    // Only a client with a cache reads `fresh`: see test/cache.
    const named = Object.keys(callOptions).filter((name) => name !== "retry" && name !== "fresh");
    // The jitter of a wait that the server names is read only where it names one.
    const waited = await readBy([failure(429, "RATE_LIMIT", { date: "x", "retry-after": "1" })]);
    // Patience is asked of who waits while the server is down.
    const down = await readBy(Array.from({ length: 5 }, () => failure(503, "SERVICE_UNAVAILABLE")));
    const unread = [...named, ...retry].filter((name) => ![read, waited, down].some((names) => names.has(name)));
    expect(unread).toEqual([]);
  });

  it("lays each group of a call's options over the client's, and leaves what is null as it is", async () => {
    const retry = { jitter: "none", transient: { baseMs: 70 } } as const;
    const { client, clock } = scripted([failure(500, "X"), success()], { retry });
    await clock.run(client.account.credits({ retry: { maxAttempts: null as never, transient: { capMs: 9_000 } } }));
    expect(clock.delays).toContain(70);
    expect((await client.safe.account.credits("x" as never)).error?.message).toContain(
      'options must be an object such as { signal }, and is "x"',
    );
  });

  it("has no option of a client that changes nothing", async () => {
    const events: string[] = [];
    const changed: Record<keyof typeof clientOptions, () => Promise<unknown>> = {
      creditLimit: async () =>
        (await scripted([success()], { creditLimit: 0 }).client.safe.domains.get("a.example")).error,
      fetch: async () =>
        scripted([success()], {
          fetch: async () => Response.json({ success: true, data: 1 }),
        }).client.account.credits(),
      clock: async () => scripted([success()]).clock.delays.length === 0,
      random: async () => {
        const { client, clock } = scripted([failure(500, "X"), success()], { random: () => 1 / 4 });
        await clock.run(client.safe.account.credits());
        return clock.delays.includes(125);
      },
      onAttempt: async () =>
        scripted([success()], { onAttempt: () => events.push("attempt") }).client.account.credits(),
      onRetry: async () => {
        const { client, clock } = scripted([failure(500, "X"), success()], { onRetry: () => events.push("retry") });
        return clock.run(client.safe.account.credits());
      },
      onResult: async () => scripted([success()], { onResult: () => events.push("result") }).client.account.credits(),
      onGate: async () => {
        const steps = [failure(429, "X"), success()];
        const { client, clock } = scripted(steps, { pacing: {}, onGate: ({ gate }) => events.push(gate) });
        return clock.run(client.safe.account.credits());
      },
    };
    for (const name of Object.keys(clientOptions) as (keyof typeof clientOptions)[]) {
      expect(await changed[name](), name).toBeTruthy();
    }
    expect(events).toEqual(["attempt", "retry", "result", "closed", "open"]);
  });

  it.each([
    ["attempt", { retry: { maxAttempts: 1 } }, defaultAttemptTimeoutMs],
    ["deadline", { attemptTimeoutMs: 10 ** 9 }, 300_000],
  ] as const)("ends a call at its default limit: %s", async (limit, overrides, timeoutMs) => {
    const { client, clock } = scripted([() => new Promise<Response>(() => {})], overrides);
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    expect(error).toMatchObject({ code: "TIMEOUT", limit, timeoutMs });
  });

  it("says in the name of a number what it counts", () => {
    const rows = Object.entries({ ...callOptions, ...clientOptions, ...policyOptions });
    const numbers = rows.filter(([, row]) => typeof attempt(() => row.read("", 1, undefined)) === "number");
    const named = numbers.map(([name]) => name).sort();
    expect(named.filter((name) => name.endsWith("Ms"))).toEqual([
      "attemptTimeoutMs",
      "deadlineMs",
      "maxWaitMs",
      "patienceMs",
    ]);
    const others = ["creditLimit", "factor", "maxAttempts", "maxResponseBytes", "retryAfterJitter"];
    expect(named.filter((name) => !name.endsWith("Ms"))).toEqual(others);
  });
});

describe("an option that other clients have", () => {
  it.each([
    ["timeout", 5_000, "deadlineMs"],
    ["maxRetries", 2, "maxAttempts"],
    ["retries", 2, "maxAttempts"],
    ["maxAttempts", 2, "{ retry: { maxAttempts } }"],
  ])("%s is refused, and the right one named, for a client and for a call", async (name, value, right) => {
    const options = { [name]: value };
    expect(() => scripted([success()], options)).toThrow(right);
    const { client, sent } = scripted([success()]);
    const { error } = await client.safe.account.credits(options);
    expect(error).toMatchObject({ code: "CONFIGURATION_ERROR", argument: name });
    expect(error?.message).toContain(right);
    expect(sent).toEqual([]);
  });

  it("is ignored where it is undefined, as are options that nobody knows", async () => {
    const { client } = scripted([success(7)], { timeout: undefined, colour: "red" } as object);
    expect(await client.account.credits({ retries: undefined, [docsBaseUrl]: 1 } as object)).toBe(7);
  });
});
