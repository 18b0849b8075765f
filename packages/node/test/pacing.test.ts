import { startSandbox } from "@techlookup/sandbox/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type ClientOptions,
  memoryWindow,
  type PacingWindow,
  systemClock,
  TechLookup,
  WaitError,
} from "../src/index.ts";

const windowMs = 1_000;
const limit = 10;

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
beforeEach(async () => {
  sandbox = await startSandbox({ windowMs, requests: { pro: limit } });
});
afterEach(() => sandbox.close());

const make = (pacing: ClientOptions["pacing"] = {}, options: ClientOptions = {}) =>
  new TechLookup({
    ...{ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, ...options },
    pacing: pacing && { windowMs, ...pacing },
  });

/** Makes so many calls at once, after a first one from which the client knows the limit. */
const burst = async (client: TechLookup, calls: number): Promise<void> => {
  await client.account.credits();
  await Promise.all(Array.from({ length: calls - 1 }, () => client.account.credits()));
};

/** A client whose window is full. */
const full = async (pacing: ClientOptions["pacing"] = {}, options: ClientOptions = {}) => {
  const client = make(pacing, options);
  await burst(client, limit);
  return client;
};

const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as WaitError,
  );

describe("calls over the limit", () => {
  it("wait for their turn and meet no 429; the same calls without pacing meet some", async () => {
    const calls = 3 * limit;
    const startedAtMs = performance.now();
    await burst(make(), calls);
    expect(sandbox.counts()).toMatchObject({ requests: calls, rateLimited: 0 });
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(2 * windowMs);

    sandbox.reset();
    await burst(make(false), calls);
    expect(sandbox.counts().rateLimited).toBeGreaterThan(0);
  });

  it("share one window where clients of a process are given the same", async () => {
    const window = memoryWindow(systemClock);
    await burst(make({ window }), limit);
    await make({ window }).account.credits();
    expect(sandbox.counts()).toMatchObject({ requests: limit + 1, rateLimited: 0 });

    sandbox.reset();
    await burst(make(), limit);
    await make().account.credits();
    expect(sandbox.counts().rateLimited).toBeGreaterThan(0);
  });

  it("keep to a share of the limit", async () => {
    const client = make({ share: 0.5 });
    await burst(client, limit / 2);
    const startedAtMs = performance.now();
    await client.account.credits();
    expect(performance.now() - startedAtMs).toBeGreaterThan(windowMs / 2);
  });

  it("go one after the other once the server has refused one, and wait for Retry-After once", async () => {
    await full(false);
    const client = make();
    const startedAtMs = performance.now();
    await client.account.credits();
    const tookMs = performance.now() - startedAtMs;
    expect(sandbox.counts()).toMatchObject({ rateLimited: 1 });
    expect(tookMs).toBeGreaterThanOrEqual(1_000);
    expect(tookMs).toBeLessThan(1_900);
  });
});

describe("a call that waits", () => {
  it("is ended by its signal, and leaves its place to the next", async () => {
    const client = await full();
    const leaver = new AbortController();
    const left = caught(client.account.credits({ signal: leaver.signal }));
    const stayed = client.account.credits();
    leaver.abort("why");
    expect(await left).toMatchObject({ code: "ABORTED", stopped: "aborted", attempts: [] });
    expect(sandbox.counts().requests).toBe(limit);
    await stayed;
    expect(sandbox.counts()).toMatchObject({ requests: limit + 1, rateLimited: 0 });
  });

  it("is refused at once where its deadline leaves no time, and costs nothing", async () => {
    const client = await full({}, { creditLimit: 100 });
    const { creditsSpent } = client;
    const startedAtMs = performance.now();
    const error = await caught(client.domains.get("github.com", { deadlineMs: 300 }));
    expect(performance.now() - startedAtMs).toBeLessThan(250);
    expect(error).toBeInstanceOf(WaitError);
    expect(error).toMatchObject({ code: "NO_SLOT", requestSent: "no", stopped: "deadline", attempts: [] });
    expect(error?.waitMs).toBeGreaterThan(300);
    expect(error?.waitMs).toBeLessThanOrEqual(windowMs + 100);
    expect(error?.message).toContain("GET /v1/domain/github.com would wait 1");
    expect(client.creditsSpent).toBe(creditsSpent);
    expect(sandbox.counts().requests).toBe(limit);
  });

  it("is refused where as many wait as may", async () => {
    const client = await full({ maxQueue: 1 });
    const waiting = client.account.credits();
    const error = await caught(client.account.credits());
    expect(error).toMatchObject({ name: "WaitError", code: "NO_SLOT", stopped: "not-retryable" });
    expect(error?.message).toContain("where 1 call may wait (pacing.maxQueue)");
    await waiting;
  });

  it("is overtaken by others where it is marked as bulk", async () => {
    const client = await full();
    const order: string[] = [];
    const call = async (priority: "bulk" | "normal", name: string): Promise<void> => {
      await client.account.credits({ priority });
      order.push(name);
    };
    const jobs = Array.from({ length: limit }, () => call("bulk", "job"));
    await Promise.all([...jobs, call("normal", "visitor")]);
    expect(order.indexOf("visitor")).toBeLessThan(limit);
    expect(order.at(-1)).toBe("job");
  });

  it("ends with what the window throws, as its cause", async () => {
    const failed = Promise.reject(new Error("the store is away"));
    const error = await caught(make({ window: { admit: () => failed } }).account.credits());
    expect(error).toMatchObject({ code: "NO_SLOT", stopped: "not-retryable", cause: { message: "the store is away" } });
  });
});

describe("the place of a live detection", () => {
  /** How long ago the server had counted it at the latest, when its answer came; after calls that told how far the server is. */
  const countedAgoMs = async (options: ClientOptions): Promise<number> => {
    const inner = memoryWindow(systemClock);
    const counted: number[] = [];
    const window: PacingWindow = {
      admit: (request) => {
        counted.push(...request.settlements.map(({ agoMs }) => agoMs));
        return inner.admit(request);
      },
    };
    const client = make({ window, windowMs: 60_000 }, options);
    await burst(client, 20);
    await client.domains.detectLive("github.com");
    return counted.at(-1) ?? Number.NaN;
  };

  it("is taken for as long as the request takes to arrive, over the transport that knows when it left", async () => {
    const liveDelayMs = 1_500;
    sandbox.change({ windowMs: 60_000, requests: { pro: 100 }, liveDelayMs });
    const [own, fetched] = await Promise.all([countedAgoMs({}), countedAgoMs({ fetch: globalThis.fetch })]);
    expect(own).toBeGreaterThan(liveDelayMs / 3);
    expect(own).toBeLessThanOrEqual(liveDelayMs);
    expect(fetched).toBeLessThan(liveDelayMs / 3);
  });
});

describe("the option pacing", () => {
  it.each([
    [{ share: 0 }, "pacing.share must be a number above 0, up to 1, and is 0"],
    [{ share: 1.5 }, "pacing.share"],
    [{ maxQueue: -1 }, "pacing.maxQueue"],
    [{ limit: 0.5 }, "pacing.limit"],
    [{ window: {} }, "pacing.window must be a PacingWindow"],
    [true, "pacing must be an object such as { share: 0.5 }"],
  ])("is checked: %j", (pacing, message) => {
    expect(() => new TechLookup({ apiKey: sandbox.keys.pro, pacing: pacing as never })).toThrow(message);
  });

  it("is no business of the priority of a call, which is checked as well", async () => {
    const error = await caught(make().account.credits({ priority: "high" as never }));
    expect(error).toMatchObject({ code: "CONFIGURATION_ERROR", argument: "priority" });
  });
});
