import { describe, expect, it } from "vitest";
import { createSandbox, type SandboxSettings } from "../src/index.ts";
import { callerOf } from "./support/caller.ts";
import { testClock } from "./support/test-clock.ts";

/** A sandbox whose clock stands at the beginning of an aligned window, with two requests a window. */
const start = (settings: SandboxSettings) => {
  const clock = testClock();
  const sandbox = createSandbox({ clock, requests: { pro: 2 }, ...settings });
  return { clock, sandbox, ...callerOf(sandbox) };
};

const told = ({ status, headers }: Response): Record<string, string | number> => ({
  status,
  ...Object.fromEntries([...headers].filter(([name]) => /ratelimit|retry-after/.test(name))),
});

describe("how requests are counted", () => {
  it.each<[SandboxSettings, retryAfter: string, statuses: number[]]>([
    [{}, "60", [200, 200, 429]],
    [{ window: "log" }, "60", [200, 200, 429]],
    // One and a half of two weigh still; and at the end of a window, they weigh whole.
    [{ window: "two-bucket" }, "46", [200, 429, 429]],
    [{ window: "fixed" }, "45", [200, 200, 429]],
  ])("%j says Retry-After: %s, and a window later answers %j", async (settings, retryAfter, statuses) => {
    const { clock, get, burst } = start(settings);
    await clock.advance(15_000);
    expect(await burst(2)).toEqual([200, 200]);
    expect((await get("/v1/usage")).headers.get("retry-after")).toBe(retryAfter);
    await clock.advance(60_000);
    expect(await burst(3)).toEqual(statuses);
  });

  it.each([
    [false, [200, 200]],
    [true, [200, 429]],
  ])("counts refused requests: %j", async (countsRefused, statuses) => {
    const { clock, burst } = start({ countsRefused });
    await burst(2);
    await clock.advance(30_000);
    expect(await burst(1)).toEqual([429]);
    await clock.advance(30_000);
    expect(await burst(2)).toEqual(statuses);
  });
});

describe("what answers tell of the window", () => {
  const tell = async (settings: SandboxSettings) => {
    const { clock, get } = start(settings);
    const good = told(await get("/v1/usage"));
    await clock.advance(20_500);
    const bad = told(await get("/v1/domain/unknown.example"));
    return [good, bad, told(await get("/v1/usage"))];
  };
  const documented = (remaining: number) => ({
    "x-ratelimit-limit": "2",
    "x-ratelimit-remaining": String(remaining),
  });
  const draft = (remaining: number, seconds: number) => ({
    "ratelimit-policy": '"default";q=2;w=60',
    ratelimit: `"default";r=${remaining};t=${seconds}`,
  });
  const refused = { status: 429, "retry-after": "40" };

  it("is all by default, as documented", async () => {
    const expected = [
      { status: 200, ...documented(1) },
      { status: 404, ...documented(0) },
      { ...refused, ...documented(0) },
    ];
    expect(await tell({})).toEqual(expected);
  });

  it("is said by answers that succeed alone, or by none; a 429 says when to come back all the same", async () => {
    expect(await tell({ rateLimitHeaders: "success" })).toEqual([
      { status: 200, ...documented(1) },
      { status: 404 },
      refused,
    ]);
    expect(await tell({ rateLimitHeaders: "none" })).toEqual([{ status: 200 }, { status: 404 }, refused]);
  });

  it("is said as the IETF's draft has it, or both ways", async () => {
    expect(await tell({ rateLimitFields: "ietf" })).toEqual([
      { status: 200, ...draft(1, 60) },
      { status: 404, ...draft(0, 40) },
      { ...refused, ...draft(0, 40) },
    ]);
    const [good] = await tell({ rateLimitFields: "both" });
    expect(good).toEqual({ status: 200, ...documented(1), ...draft(1, 60) });
  });

  it("has no t where all is free, and whole seconds for a short window", async () => {
    const { sandbox, get } = start({ rateLimitFields: "ietf", windowMs: 500 });
    sandbox.script({ kind: "error", code: "INTERNAL_ERROR" }, { kind: "error", code: "RATE_LIMIT" });
    const policy = { "ratelimit-policy": '"default";q=2;w=1' };
    expect(told(await get("/v1/usage"))).toEqual({ status: 500, ...policy, ratelimit: '"default";r=2' });
    expect(told(await get("/v1/usage"))).toEqual({ status: 429, ...policy, ratelimit: '"default";r=0' });
  });

  it("holds for scripted errors, too", async () => {
    const { sandbox, get } = start({ rateLimitHeaders: "success" });
    sandbox.script({ kind: "error", code: "RATE_LIMIT", retryAfter: 3 });
    expect(told(await get("/v1/usage"))).toEqual({ status: 429, "retry-after": "3" });
  });
});

describe("live detection that takes 25 s", () => {
  it("waits on the sandbox's clock, and tells of the window as it was when it came", async () => {
    const { clock, sandbox, detect, burst } = start({ liveDelayMs: 25_000, requests: { pro: 5 } });
    let answer: Response | undefined;
    const live = detect().then((response) => {
      answer = response;
    });
    // Charged as it begins.
    while (sandbox.requests[0]?.credits !== 5) await clock.advance(0);
    await clock.advance(24_999);
    await burst(3);
    expect([answer, sandbox.requests[0]?.status]).toEqual([undefined, undefined]);
    await clock.advance(1);
    await live;
    expect(answer && told(answer)).toEqual({ status: 200, "x-ratelimit-limit": "5", "x-ratelimit-remaining": "4" });
  });
});
