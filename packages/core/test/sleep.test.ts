import { afterEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../src/index.ts";

describe("systemClock", () => {
  afterEach(() => vi.useRealTimers());

  it("never hands a delay to the platform that would wrap around, and still waits it out", () => {
    vi.useFakeTimers();
    const delays: number[] = [];
    const platform = globalThis.setTimeout;
    vi.stubGlobal("setTimeout", (callback: () => void, ms: number) => {
      delays.push(ms);
      return platform(callback, ms);
    });
    const callback = vi.fn();
    const dayMs = 86_400_000;
    systemClock.setTimer(callback, 60 * dayMs);
    vi.advanceTimersByTime(59 * dayMs);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(dayMs);
    expect(callback).toHaveBeenCalledOnce();
    expect(Math.max(...delays)).toBeLessThan(2 ** 31);
    vi.unstubAllGlobals();
  });

  it("can be cancelled at any part of a long delay", () => {
    vi.useFakeTimers();
    const callback = vi.fn();
    const cancel = systemClock.setTimer(callback, 2 ** 32);
    vi.advanceTimersByTime(2 ** 31);
    cancel();
    vi.advanceTimersByTime(2 ** 32);
    expect(callback).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("tells the time of day", () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
  });
});
