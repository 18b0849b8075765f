import { describe, expect, it } from "vitest";
import { CallerUsage } from "../src/caller-usage.ts";

const minute = 60_000;
const noon = Date.UTC(2026, 10, 23, 12);

describe("what is remembered of callers is bounded", () => {
  const limits = { limitPerMinute: 60, creditsPerDay: 100 };

  it("forgets who is idle", () => {
    let now = noon;
    const usage = new CallerUsage({ ...limits, now: () => now });
    for (let index = 0; index < 1_000; index++) usage.enter(`early-${index}`);
    expect(usage.size).toBe(1_000);
    now += minute;
    for (let index = 0; index < 600; index++) usage.enter("late");
    expect(usage.size).toBe(1);
  });

  it("keeps who has spent credits until the day is over", () => {
    let now = noon;
    const usage = new CallerUsage({ ...limits, now: () => now });
    usage.enter("spender");
    usage.spend("spender", 100);
    now += 10 * minute;
    for (let index = 0; index < 10; index++) usage.enter(`other-${index}`);
    expect(usage.spend("spender", 1)).toMatchObject({ ok: false, used: 100 });
    now += 86_400_000;
    for (let index = 0; index < 20; index++) usage.enter("late");
    expect(usage.size).toBe(1);
  });

  it("does not keep who has spent what is not limited", () => {
    let now = noon;
    const usage = new CallerUsage({ ...limits, creditsPerDay: Number.POSITIVE_INFINITY, now: () => now });
    usage.enter("spender");
    usage.spend("spender", 1_000);
    now += minute;
    usage.enter("late");
    expect(usage.size).toBe(1);
  });

  it("never has more than maxCallers, and drops whoever was not seen for the longest time", () => {
    const usage = new CallerUsage({ ...limits, limitPerMinute: 1, maxCallers: 3, now: () => noon });
    for (const id of ["a", "b", "c"]) usage.enter(id);
    expect(usage.enter("a").waitMs).toBe(minute);
    for (const id of ["d", "e"]) usage.enter(id);
    expect(usage.size).toBe(3);
    expect(usage.enter("a").waitMs).toBe(minute);
    expect(usage.enter("b").waitMs).toBe(0);
  });

  it("has 100,000 callers where nothing else is said", () => {
    const usage = new CallerUsage({ ...limits, now: () => noon });
    for (let index = 0; index < 100_100; index++) usage.enter(String(index));
    expect(usage.size).toBe(100_000);
  });

  it("gives back after midnight nothing that was counted before", () => {
    let now = Date.UTC(2026, 10, 24) - 1;
    const usage = new CallerUsage({ ...limits, creditsPerDay: 5, now: () => now });
    const before = usage.spend("a", 5);
    now += 1;
    usage.spend("a", 5);
    if (before.ok) before.giveBack();
    expect(usage.spend("a", 1)).toMatchObject({ ok: false, used: 5 });
  });
});
