import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, expect, it, vi } from "vitest";
import type { Waiting } from "../src/ask-api.ts";
import { SharedCalls } from "../src/shared-calls.ts";
import { askLive, gatewayBefore, told } from "./support/gateways.ts";

afterEach(() => vi.useRealTimers());

/** A gateway before an API whose live detections end when the test says so. */
const start = (answer = () => Response.json({ success: true, data: { found: 1 } })) => {
  let nowMs = 0;
  const waiting: ((response: Response) => void)[] = [];
  const made = gatewayBefore(() => new Promise((resolve) => waiting.push(resolve)), {
    authorize: (request) => ({ id: request.headers.get("x-user") ?? "one" }),
    ...{ creditsPerDay: 100, pacing: false, now: () => nowMs },
  });
  const endAll = (): void => {
    for (const resolve of waiting.splice(0)) resolve(answer());
  };
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { ...made, endAll, pass };
};

const untilAsked = async (seen: readonly Request[], count: number): Promise<void> => {
  await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(count), { interval: 1, timeout: 10_000 });
};

it("a live detection that a browser asks for again, as it lost its connection, is made once", async () => {
  const { gateway, seen, endAll } = start();
  const gone = new AbortController();
  const first = gateway(new Request(askLive({ url: "new.example" }), { signal: gone.signal }));
  await untilAsked(seen, 1);
  gone.abort();
  const second = gateway(askLive({ url: "new.example" }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(seen[0]?.signal.aborted).toBe(false);
  endAll();
  expect(await told(await second)).toEqual([200, "ok", '{"found":1}']);
  await first;
  expect(seen.length).toBe(1);
});

it("so is one whose answer was lost; ten seconds later it is another", async () => {
  const { gateway, seen, endAll, pass } = start();
  for (const [afterMs, count] of [
    [0, 1],
    [9_999, 1],
    [1, 2],
  ] as const) {
    pass(afterMs);
    const asked = gateway(askLive({ url: "new.example" }));
    await untilAsked(seen, count);
    endAll();
    expect((await asked).status).toBe(200);
    expect(seen.length).toBe(count);
  }
});

it("other sites and other callers have their own", async () => {
  const { gateway, seen, endAll } = start();
  const asked = [
    gateway(askLive({ url: "new.example" })),
    gateway(askLive({ url: "other.example" })),
    gateway(askLive({ url: "new.example" }, { "x-user": "two" })),
  ];
  await untilAsked(seen, 3);
  endAll();
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200]);
});

it("one that failed may be asked for again at once", async () => {
  const { gateway, seen, endAll } = start(() => new Response("<html>", { status: 502 }));
  for (const count of [1, 2]) {
    const asked = gateway(askLive({ url: "new.example" }));
    await untilAsked(seen, count);
    endAll();
    expect((await asked).status).toBe(502);
  }
});

it("an answer is let go after ten seconds by itself, without another call", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const shared = new SharedCalls(() => 0);
  const kept = await (async () =>
    new WeakRef(await shared.join("a", undefined, async () => ({ status: 200, json: "{}" }))))();
  const isKept = async (): Promise<boolean> => {
    // A WeakRef holds on until the job that looked at it is over.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    return kept.deref() !== undefined;
  };
  vi.advanceTimersByTime(9_999);
  expect(await isKept()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(await isKept()).toBe(false);
});

it("the oldest answers are let go where all would be too many, and those under way never", async () => {
  let made = 0;
  const shared = new SharedCalls(() => 0);
  const join = (key: string) =>
    shared.join(key, undefined, async () => ({ status: 200, json: `${++made}`.padEnd(4_000_000) }));
  const underWay = shared.join("slow", undefined, () => new Promise(() => {}));
  for (const key of ["a", "b", "c", "d", "e"]) await join(key);
  expect(made).toBe(5);
  for (const key of ["e", "d", "c", "b"]) await join(key);
  expect(made).toBe(5);
  await join("a");
  expect(made).toBe(6);
  expect(shared.join("slow", undefined, () => new Promise(() => {}))).toBe(underWay);
});

it("an answer that is too large alone is not kept, nor counted afterwards", async () => {
  let made = 0;
  const shared = new SharedCalls(() => 0);
  const join = (key: string, length: number) =>
    shared.join(key, undefined, async () => ({ status: 200, json: `${++made}`.padEnd(length) }));
  for (let turn = 1; turn <= 20; turn++) {
    await join("large", 17_000_000);
    expect(made).toBe(turn);
  }
  await join("small", 10);
  await join("small", 10);
  expect(made).toBe(21);
});

it("one that all have left before it was sent is not joined; one that was sent is", () => {
  const shared = new SharedCalls(() => 0);
  const started: Waiting[] = [];
  const join = (left?: AbortSignal): void => {
    void shared.join("a", left, (waiting) => {
      started.push(waiting);
      return new Promise(() => {});
    });
  };
  const [early, late] = [new AbortController(), new AbortController()];
  join(early.signal);
  early.abort();
  join(late.signal);
  expect(started.map(({ left }) => left?.aborted)).toEqual([true, false]);
  started[1]?.onSend?.();
  late.abort();
  join();
  expect(started).toHaveLength(2);
  expect(started[1]?.left?.aborted).toBe(false);
});
