import { mock } from "node:test";
import * as sinon11 from "fake-timers-11";
import * as sinon15 from "fake-timers-15";
import { ModernFakeTimers as Jest29 } from "jest-fake-timers-29";
import { ModernFakeTimers as Jest30 } from "jest-fake-timers-30";
import { afterEach, describe, expect, it, vi } from "vitest";
import { RetryBudget, TechLookup } from "../src/index.ts";
import { key } from "./support/scripted.ts";

/** Fakes this process' timers. Returns what moves them on, and what puts the real ones back. */
type Install = () => { readonly advance: (ms: number) => unknown; readonly restore: () => void };

const ofSinon =
  ({ install }: Pick<typeof sinon15, "install">, toFake?: string[]): Install =>
  () => {
    const clock = install({ now: Date.now(), ...(toFake && { toFake: toFake as never }) });
    return { advance: (ms) => clock.tickAsync(ms), restore: () => clock.uninstall() };
  };

const ofJest =
  (Timers: typeof Jest30): Install =>
  () => {
    const timers = new Timers({ config: { rootDir: "/", fakeTimers: {} } as never, global: globalThis });
    timers.useFakeTimers();
    return { advance: (ms) => timers.advanceTimersByTime(ms), restore: () => timers.useRealTimers() };
  };

const timersAlone = ["setTimeout", "clearTimeout", "setInterval", "clearInterval"];

const libraries: Readonly<Record<string, Install>> = {
  Vitest: () => {
    vi.useFakeTimers();
    return { advance: (ms) => vi.advanceTimersByTimeAsync(ms), restore: () => vi.useRealTimers() };
  },
  "Vitest 2, which leaves performance alone": ofSinon(sinon11, [...timersAlone, "Date"]),
  "Jest 29, under which performance is no object": ofJest(Jest29 as never),
  "Jest 30": ofJest(Jest30),
  "Sinon 15": ofSinon(sinon11),
  "Sinon 22": ofSinon(sinon15),
  "timers alone, as Jest's legacy ones": ofSinon(sinon15, timersAlone),
  "node:test": () => {
    mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.now() });
    return { advance: (ms) => mock.timers.tick(ms), restore: () => mock.timers.reset() };
  },
  "a performance that is a function": () => {
    const { advance, restore } = ofSinon(sinon15, timersAlone)();
    vi.stubGlobal("performance", () => 7);
    return { advance, restore };
  },
  "a performance that tells nothing": () => {
    const { advance, restore } = ofSinon(sinon15, timersAlone)();
    vi.stubGlobal("performance", { now: () => undefined });
    return { advance, restore };
  },
};

const turn = setImmediate;
const settle = async (): Promise<void> => {
  for (let round = 0; round < 4; round++) await new Promise((resolve) => turn(resolve));
};

let restore = (): void => {};
afterEach(() => {
  restore();
  vi.unstubAllGlobals();
});

/** Makes a call under fake timers, and says how much of their time it took; `undefined` where a minute did not do. */
const callUnder = async (install: Install, fetch: typeof globalThis.fetch) => {
  const timers = install();
  restore = timers.restore;
  const budget = new RetryBudget({ transientCost: 0 });
  const client = new TechLookup({
    ...{ apiKey: key, fetch, random: () => 0.5, deadlineMs: 10_000, attemptTimeoutMs: 3_000 },
    retry: { maxAttempts: Infinity, budget },
  });
  const pending = client.safe.domains.get("example.com");
  let isSettled = false;
  pending.then(() => {
    isSettled = true;
  });
  let passedMs = 0;
  for (await settle(); !isSettled && passedMs < 60_000; passedMs += 100) {
    await timers.advance(100);
    await settle();
  }
  timers.restore();
  const tookMs = isSettled ? passedMs : undefined;
  return { tookMs, result: tookMs === undefined ? undefined : await pending };
};

describe.each(Object.entries(libraries))("under the fake timers of %s", (_library, install) => {
  it("an attempt that hangs and a deadline end in time", async () => {
    const { tookMs, result } = await callUnder(install, () => new Promise(() => {}));
    expect(tookMs).toBeGreaterThanOrEqual(9_000);
    expect(tookMs).toBeLessThanOrEqual(10_500);
    expect(result?.error?.attempts.length).toBeGreaterThanOrEqual(3);
    for (const { startedAtMs, durationMs } of result?.error?.attempts ?? []) {
      expect(Math.abs(startedAtMs - Date.now())).toBeLessThan(120_000);
      expect(durationMs).toBeGreaterThanOrEqual(2_900);
      expect(durationMs).toBeLessThan(3_200);
    }
  });

  it("a server that always fails is given up in time", async () => {
    const { tookMs, result } = await callUnder(install, async () => new Response("", { status: 503 }));
    expect(tookMs).toBeLessThanOrEqual(10_500);
    expect(result?.error?.stopped).toBe("deadline");
  });

  it("a wait that the server asks for ends in time", async () => {
    let calls = 0;
    const { tookMs, result } = await callUnder(install, async () =>
      ++calls === 1
        ? new Response("", { status: 429, headers: { "retry-after": "5" } })
        : new Response('{"success":true,"data":1}'),
    );
    expect(result?.ok).toBe(true);
    expect(tookMs).toBeGreaterThanOrEqual(5_000);
    expect(tookMs).toBeLessThanOrEqual(5_500);
  });
});
