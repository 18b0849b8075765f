import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import type { ClientOptions } from "../src/index.ts";
import type { Diagnosis } from "../src/platform.ts";
import { failure, type Step, scripted, success } from "./support/scripted.ts";

const lost: Step = { throws: new TypeError("Failed to fetch") };

/** A device whose network a test switches on and off. */
const device = (steps: readonly Step[], options: ClientOptions = {}) => {
  let online = false;
  const listeners = new Set<() => void>();
  const offline: Diagnosis = { reason: "offline", requestSent: "maybe", clause: "this device is offline" };
  const made = scripted(steps, options, 0.5, {
    diagnose: () => offline,
    whenOffline: (onOnline) => {
      if (online) return undefined;
      listeners.add(onOnline);
      return () => listeners.delete(onOnline);
    },
  });
  const goOnline = (): void => {
    online = true;
    for (const listener of listeners) listener();
  };
  return { ...made, listeners, goOnline };
};

/** Until the call waits for the network. */
const untilWaiting = async (listeners: Set<unknown>): Promise<void> => {
  while (listeners.size === 0) await new Promise((resolve) => setImmediate(resolve));
};

describe("while the device is offline", () => {
  it("a retry waits for the network, however long, and spends one attempt", async () => {
    const { client, clock, sent, listeners, goOnline } = device([lost, success()]);
    const call = client.safe.account.credits({ retry: { maxAttempts: 2 } });
    await untilWaiting(listeners);
    clock.jump(60_000);
    goOnline();
    const result = await clock.run(call);
    expect(result.ok).toBe(true);
    expect([sent.length, clock.pending, listeners.size]).toEqual([2, 0, 0]);
  });

  it("the history tells that wait, and the backoff after it", async () => {
    const { client, clock, listeners, goOnline } = device([lost, failure(404, "NOT_FOUND")]);
    const call = client.safe.account.credits();
    await untilWaiting(listeners);
    clock.jump(60_000);
    goOnline();
    const { error } = await clock.run(call);
    expect(error?.attempts).toMatchObject([{ waitMs: 60_250, waitReason: "offline" }, { status: 404 }]);
  });

  it("takes nothing from the budget, so that every call of a page can wait", async () => {
    const { client, clock, listeners, goOnline } = device([...Array(10).fill(lost), success()]);
    const calls = Promise.all(Array.from({ length: 10 }, () => client.safe.account.credits()));
    while (listeners.size < 10) await new Promise((resolve) => setImmediate(resolve));
    goOnline();
    const results = await clock.run(calls);
    expect(results.filter(({ ok }) => ok).length).toBe(10);
  });

  it.each([
    ["before it", 0],
    ["when only the backoff is left of it", 9_900],
  ])("gives up at the deadline, still as offline: %s", async (_when, jumpMs) => {
    const { client, clock, sent, listeners, goOnline } = device([lost, success()], { deadlineMs: 10_000 });
    const call = client.safe.account.credits();
    await untilWaiting(listeners);
    clock.jump(jumpMs);
    if (jumpMs > 0) goOnline();
    const { error } = await clock.run(call);
    expect(error).toMatchObject({ code: "NETWORK_ERROR", reason: "offline", stopped: "deadline" });
    expect(error?.message).toContain("deadline of 10 s");
    expect([sent.length, clock.pending, listeners.size]).toEqual([1, 0, 0]);
  });

  it("gives up where the backoff would end just at the deadline", async () => {
    const { client, clock, sent, listeners, goOnline } = device([lost, success()], { deadlineMs: 10_000 });
    const call = client.safe.account.credits();
    await untilWaiting(listeners);
    clock.jump(9_750);
    goOnline();
    expect((await clock.run(call)).error?.stopped).toBe("deadline");
    expect(sent.length).toBe(1);
  });

  it("is over for a caller who aborts, however little is left", async () => {
    const { client, clock, listeners } = device([lost, success()], { deadlineMs: 10_000 });
    const controller = new AbortController();
    const call = client.safe.account.credits({ signal: controller.signal });
    await untilWaiting(listeners);
    clock.jump(9_900);
    controller.abort();
    expect((await clock.run(call)).error).toMatchObject({ code: "ABORTED", stopped: "aborted" });
  });

  it("leaves no listener on the caller's signal", async () => {
    const { client, clock, listeners, goOnline } = device([lost, success()]);
    const { signal } = new AbortController();
    const call = client.safe.account.credits({ signal });
    await untilWaiting(listeners);
    goOnline();
    await clock.run(call);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("ends at once when the caller aborts", async () => {
    const { client, clock, sent, listeners } = device([lost, success()]);
    const controller = new AbortController();
    const call = client.safe.account.credits({ signal: controller.signal });
    await untilWaiting(listeners);
    controller.abort();
    const { error } = await call;
    expect(error).toMatchObject({ code: "ABORTED", stopped: "aborted" });
    expect([sent.length, clock.pending, listeners.size]).toEqual([1, 0, 0]);
  });
});
