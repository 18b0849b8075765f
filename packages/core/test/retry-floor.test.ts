import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, defaultRetryPolicy, explain, type RetryPolicy } from "../src/index.ts";
import { failure, scripted, success } from "./support/scripted.ts";

const throttled = (retryAfter?: string) =>
  failure(429, "RATE_LIMIT", retryAfter === undefined ? {} : { "retry-after": retryAfter });

/** The waits of a call that meets a 429 again and again, with the least luck. */
const waitsOf = async (retryAfter?: string, retry: Partial<RetryPolicy> = {}): Promise<(number | undefined)[]> => {
  const { client, clock } = scripted([throttled(retryAfter)], { retry }, 0);
  const { error } = await clock.run(client.safe.domains.get("example.com"));
  return (error?.attempts ?? []).map(({ waitMs }) => waitMs).slice(0, -1);
};

describe("a 429 whose Retry-After is not by the grammar", () => {
  it.each([
    ["30.5", 30_500],
    ["30s", 30_000],
    ["30 s", 30_000],
    ["30S", 30_000],
    ['"30"', 30_000],
    ["'30'", 30_000],
    ['"30.25s"', 30_250],
    ["30, 30", 30_000],
    ["7, 30, 20", 30_000],
    ["soon, 30", 30_000],
    [" 30", 30_000],
  ])("waits at least what it plainly means: %s", async (text, least) => {
    expect((await waitsOf(text))[0]).toBe(least);
  });

  it.each([
    undefined,
    "soon",
    "-1",
    "0",
    "1e3",
    "0x10",
    "Infinity",
    "2099-01-01T00:00:00Z",
    "30m",
    "3 0",
    "",
    "0.2s",
    "Sun, 06 Nov 1994 08:49:37 GMT",
  ])("waits at least a second for each attempt before: %s", async (text) => {
    expect(await waitsOf(text)).toEqual([1_000, 2_000, 3_000]);
  });

  it("is refused at once where it asks for more than maxWaitMs", async () => {
    const { client, sent } = scripted([throttled("3600s"), success()]);
    const { error } = await client.safe.domains.get("example.com");
    expect(error).toMatchObject({ code: "RATE_LIMIT", stopped: "wait-too-long" });
    expect(error?.message).toContain("asks to wait 3600 s");
    expect(sent.length).toBe(1);
    expect(await waitsOf(`${"9".repeat(400)}s`)).toEqual([]);
  });

  it("has no floor where the status is another, nor one above maxWaitMs", async () => {
    const { client, clock } = scripted([failure(500, "INTERNAL_ERROR", { "retry-after": "30s" }), success()], {}, 0);
    const events: (number | undefined)[] = [];
    await clock.run(client.safe.domains.get("example.com"));
    expect(clock.delays.filter((ms) => ms < 30_000)).toEqual([0, ...events]);
    expect(await waitsOf(undefined, { maxWaitMs: 300 })).toEqual([300, 300, 300]);
  });

  it("shows in what explain prints", () => {
    const schedule = explain({}, { status: 429, retryAfter: "30s" }, () => {});
    expect(schedule.waits.map(({ minMs }) => minMs)).toEqual([30_000, 30_000, 30_000]);
    expect(explain({}, { status: 429 }, () => {}).waits.map(({ minMs }) => minMs)).toEqual([1_000, 2_000, 3_000]);
  });
});

it("maxWaitMs bounds what is slept, however it is lengthened", () => {
  const ms = fc.integer({ min: 0, max: 200_000 });
  const property = fc.property(
    ms,
    ms,
    fc.double({ min: 0, max: 1 }),
    fc.double({ min: 0, max: 1 }),
    (asked, most, jitter, random) => {
      const policy = { ...defaultRetryPolicy, maxWaitMs: most, retryAfterJitter: jitter };
      const state = { attempts: 1, remainingMs: 1e9, safe: true, replayable: true, tokens: 9, cost: 0, random };
      const decision = decide({ retry: "throttle", done: "no", retryAfterMs: asked }, state, policy);
      if (decision.retry && asked > 0) expect(decision.waitMs).toBeLessThanOrEqual(most);
    },
  );
  fc.assert(property, { seed: 20_261_123, numRuns: 2_000 });
});
