import { describe, expect, it } from "vitest";
import { setUp } from "./support/set-up.ts";

describe("a gate whose calls run out of patience", () => {
  it("tries the server once a call has run out of patience, then two, however long the wait still is", async () => {
    const { time, close, later } = setUp(0.999);
    await close();
    for (let probe = 0; probe < 5; probe++) {
      const one = later({ patienceMs: 60_000 });
      while (!one.passage) await time.run(time.nowMs + 10);
      one.passage.settle("down");
    }
    const fromMs = time.nowMs;
    later({ patienceMs: 2_000 });
    const [next, second] = [later({ patienceMs: 60_000 }), later({ patienceMs: 60_000 })];
    await time.run(fromMs + 2_500);
    expect([next.atMs, second.atMs]).toEqual([fromMs + 2_000, undefined]);
    next.passage?.settle("down");
    later({ patienceMs: 2_000 });
    await time.run(fromMs + 5_000);
    expect(second.atMs).toBeUndefined();
    later({ patienceMs: 100 });
    await time.run(fromMs + 5_200);
    expect(second.atMs).toBe(fromMs + 5_100);
  });

  it("tries a server that is down for ten minutes seldom, though no call has patience", async () => {
    const { time, close, later } = setUp(0.5);
    await close();
    const fromMs = time.nowMs;
    let probes = 0;
    for (; time.nowMs < fromMs + 600_000; await time.run(time.nowMs + 50)) {
      const { passage } = later({ patienceMs: 0 });
      if (passage) probes++;
      passage?.settle("down");
    }
    // One a second, twice as long between them while the waits are short.
    expect(probes).toBeGreaterThan(400);
    expect(probes).toBeLessThan(620);
  });
});
