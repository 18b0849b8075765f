import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type SandboxOptions, type SandboxSettings } from "../src/index.ts";
import { type RunningSandbox, startSandbox } from "../src/node.ts";
import { callerOf } from "./support/caller.ts";

describe("settings that cannot be", () => {
  it.each<[unknown, new (message: string) => Error, string]>([
    [{ window: "rolling" }, RangeError, "window must be one of log, two-bucket, fixed, and is rolling"],
    [{ countsRefused: 1 }, RangeError, "countsRefused must be one of true, false, and is 1"],
    [{ rateLimitHeaders: "2xx" }, RangeError, "rateLimitHeaders must be one of all, success, none, and is 2xx"],
    [{ rateLimitFields: "draft" }, RangeError, "rateLimitFields must be one of x-ratelimit, ietf, both, and is draft"],
    [{ foreignUser: 100 }, RangeError, "foreignUser must be an object, and is 100"],
    [
      { foreignUser: {} },
      RangeError,
      "foreignUser.requests must be a whole number from 0 to 1000000, and is undefined",
    ],
    [
      { foreignUser: { requests: 1, pattern: "x" } },
      RangeError,
      "foreignUser.pattern must be one of even, random, burst",
    ],
    [{ foreignUser: { requests: 1, rate: 2 } }, TypeError, "foreignUser has no 'rate'; it has requests, pattern, seed"],
    [{ charges: "404" }, RangeError, "charges must be a list of any of 404, 5xx, lost, and is 404"],
    [{ charges: ["500"] }, RangeError, 'charges must be a list of any of 404, 5xx, lost, and is ["500"]'],
    [{ creditsLagMs: -1 }, RangeError, "creditsLagMs must be a whole number from 0 to 2147483647, and is -1"],
    [{ liveDelayMs: null }, RangeError, "liveDelayMs must be a whole number from 0 to 2147483647, and is null"],
    [{ requests: { gold: 1 } }, TypeError, "requests has no 'gold'; it has free, pro, scale"],
    [{ windw: "log" }, TypeError, "There is no option 'windw'. There are windowMs, window, "],
  ])("%j: refused at the start and later, and nothing is changed", (given, type, words) => {
    const refusals = (act: () => unknown): void => {
      expect(act).toThrow(type);
      expect(act).toThrow(words);
    };
    refusals(() => createSandbox(given as SandboxOptions));
    const sandbox = createSandbox();
    const before = sandbox.settings;
    refusals(() => sandbox.change({ windowMs: 1, ...(given as SandboxSettings) }));
    expect(sandbox.settings).toEqual(before);
  });

  it("are none, an option of the start, or a list", () => {
    const { change } = createSandbox();
    expect(() => change({ cors: true } as SandboxSettings)).toThrow("There is no option 'cors'");
    for (const given of [null, [], "log"]) expect(() => change(given as SandboxSettings)).toThrow("must be an object");
  });
});

describe("a change of settings", () => {
  const limitOf = async (answer: Promise<Response>) => (await answer).headers.get("x-ratelimit-limit");

  it("keeps what is not named, by plan too, and what is undefined", () => {
    const sandbox = createSandbox({ windowMs: 1_000, requests: { pro: 5, free: 6 } });
    sandbox.change({ window: "fixed", windowMs: undefined, requests: { pro: 7 } } as object);
    expect(sandbox.settings).toMatchObject({ window: "fixed", windowMs: 1_000, requests: { pro: 7, free: 6 } });
  });

  it("opens the window anew if that is another, and forgets no credits", async () => {
    const sandbox = createSandbox({ requests: { pro: 2 } });
    const { get, burst, spent } = callerOf(sandbox);
    await get("/v1/domain/github.com");
    expect(await burst(2)).toEqual([200, 429]);
    sandbox.change({ charges: [], liveDelayMs: 5 });
    expect(await burst(1)).toEqual([429]);
    sandbox.change({ window: "fixed" });
    expect([await spent(), await burst(2)]).toEqual([1, [200, 429]]);
  });

  it("ends with a reset", async () => {
    const sandbox = createSandbox({ window: "fixed" });
    const { get } = callerOf(sandbox);
    const before = sandbox.settings;
    sandbox.change({ window: "two-bucket", requests: { pro: 1 } });
    expect(await limitOf(get("/v1/usage"))).toBe("1");
    sandbox.reset();
    expect(sandbox.settings).toEqual(before);
    expect(await limitOf(get("/v1/usage"))).toBe("300");
  });
});

describe("for another process", () => {
  let server: RunningSandbox;
  beforeAll(async () => {
    server = await startSandbox();
  });
  afterAll(() => server.close());
  beforeEach(() => server.reset());

  const control = (action: string, body?: string): Promise<Response> =>
    fetch(`${server.url}/__sandbox/${action}`, body === undefined ? {} : { method: "POST", body });
  const lookUp = (caller?: string): Promise<Response> =>
    fetch(`${server.url}/v1/domain/github.com`, {
      headers: { authorization: `Bearer ${server.keys.pro}`, ...(caller && { "x-sandbox-caller": caller }) },
    });

  it("settings are read and changed, and refused with the reason", async () => {
    const changed = await control("settings", '{"requests":{"pro":1},"charges":["404"]}');
    expect([changed.status, await changed.json()]).toEqual([200, { ...server.settings }]);
    expect(await (await control("settings")).json()).toMatchObject({ requests: { pro: 1 }, charges: ["404"] });
    expect([(await lookUp()).status, (await lookUp()).status]).toEqual([200, 429]);
    for (const [body, words] of [
      ['{"window":"x"}', "window must be one of"],
      ['{"windw":"log"}', "no option 'windw'"],
      ["[]", "must be an object"],
      ["{", "must be JSON"],
    ] as const) {
      const refused = await control("settings", body);
      expect([refused.status, (await refused.json()).error]).toEqual([400, expect.stringContaining(words)]);
    }
    expect(server.settings.window).toBe("log");
  });

  it("requests are counted, by caller too", async () => {
    await control("settings", '{"requests":{"pro":3}}');
    for (const caller of ["one", "two", "one", "two", undefined]) await lookUp(caller);
    server.script({ kind: "reset", at: "headers" });
    await lookUp("one").catch(() => {});
    expect(await (await control("counts")).json()).toEqual({
      requests: 6,
      rateLimited: 2,
      unanswered: 1,
      credits: 3,
      callers: {
        one: { requests: 3, rateLimited: 0, unanswered: 1, credits: 2 },
        two: { requests: 2, rateLimited: 1, unanswered: 0, credits: 1 },
      },
      foreignUser: { requests: 0, refused: 0 },
    });
  });

  it("each request tells when it came, and from whom, without a key", async () => {
    const beforeMs = Date.now();
    await lookUp("worker-1");
    await lookUp(`worker ${server.keys.pro}`);
    await lookUp("__proto__");
    const [first, second] = await (await control("requests")).json();
    expect(first).toMatchObject({ caller: "worker-1", status: 200 });
    expect(first.atMs).toBeGreaterThanOrEqual(beforeMs);
    expect(first.atMs).toBeLessThanOrEqual(Date.now());
    expect(second.caller).not.toContain(server.keys.pro.slice(10));
    expect(Object.keys(server.counts().callers)).toContain("__proto__");
  });
});
