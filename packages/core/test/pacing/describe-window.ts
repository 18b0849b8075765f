import { describe, expect } from "vitest";
import type { Settlement } from "../../src/pacing/window.ts";
import { base, counted, inTime, marginMs, type WindowUnderTest, windowMs, within } from "./support/open-window.ts";

export type { WindowUnderTest };

/** What every window does, wherever it is kept: held against memory, Redis and Deno KV. A window is 1 s long here. */
export const describeWindow = (name: string, make: () => Promise<WindowUnderTest>): void => {
  describe(`the window of ${name}`, () => {
    const { open, it } = inTime(make);
    /** A window whose server has answered once, and whose first place is taken. */
    const warm = async (told: Partial<Settlement> = {}) => {
      const opened = await open();
      await opened.admit({ ids: ["first"] });
      await opened.admit({ settlements: [counted("first", 0, told)] });
      return opened;
    };

    it("sends the first request alone, and the others once it has answered", async () => {
      const { admit } = await open();
      expect(await admit({ ids: ["a", "b"] })).toMatchObject({ starts: [0], cold: true });
      expect((await admit({ ids: ["b"] })).starts).toEqual([]);
      expect(await admit({ ids: ["b", "c", "d"], settlements: [counted("a")] })).toMatchObject({
        starts: [0, 0],
        cold: false,
        capacity: 3,
      });
    });

    it("lets the others go when the first has not answered for a second", async () => {
      const { admit, wait } = await open();
      await admit({ ids: ["a"], leaseMs: 5_000 });
      await wait(1_001);
      expect((await admit({ ids: ["b"] })).starts).toEqual([0]);
    });

    it("lets another go alone when the first was not sent", async () => {
      const { admit } = await open();
      await admit({ ids: ["a"] });
      const settlements: Settlement[] = [{ id: "a", as: "unused", agoMs: 0 }];
      expect((await admit({ ids: ["b", "c"], settlements })).starts).toEqual([0]);
    });

    it("frees a place a window and 50 ms after it was counted, and gives it out ahead", async () => {
      const { admit, wait, near } = await warm();
      await admit({ ids: ["b", "c"] });
      const full = await admit({ ids: ["d"], settlements: [counted("b", 100)] });
      expect(full.starts).toEqual([]);
      near(full.waitMs, windowMs + marginMs - 100);
      expect(full.askMs).toBeLessThan(full.waitMs);
      await wait(700);
      const { starts } = await admit({ ids: ["d", "e", "f"] });
      expect(starts).toHaveLength(2);
      near(starts[0], 250);
    });

    it("takes for its own what a server still counts whose clock is a little slow", async () => {
      const capacity = await within(windowMs + marginMs, async () => {
        const { admit, wait } = await warm({ limit: 3, remaining: 2 });
        await wait(1_002);
        await admit({ ids: ["b"] });
        return (await admit({ settlements: [counted("b", 0, { limit: 3, remaining: 1 })] })).capacity;
      });
      expect(capacity).toBe(3);
    });

    it("gives the same start to a request that asks again", async () => {
      const { admit, wait, near } = await warm();
      await admit({ ids: ["b", "c"] });
      await wait(700);
      const [first] = (await admit({ ids: ["d"] })).starts;
      await wait(100);
      near((await admit({ ids: ["d"] })).starts[0], (first as number) - 100);
    });

    it("frees at once what was not used", async () => {
      const { admit } = await warm();
      await admit({ ids: ["b", "c"] });
      const settlements: Settlement[] = [{ id: "b", as: "unused", agoMs: 0 }];
      expect((await admit({ ids: ["d", "e"], settlements })).starts).toEqual([0]);
    });

    it("frees at once what was refused, and keeps what was refused twice in a row", async () => {
      const { admit, wait } = await warm();
      await admit({ ids: ["b", "c"] });
      const refused = (id: string): Settlement => ({ id, as: "refused", agoMs: 0, retryAfterMs: 0, limit: 3 });
      await admit({ settlements: [refused("b")] });
      await wait(marginMs + 1);
      expect((await admit({ ids: ["d", "e"] })).starts).toHaveLength(1);
      expect((await admit({ ids: ["e"], settlements: [refused("c")] })).starts).toEqual([]);
    });

    it("keeps the place of one that is lost until it has come, and a window longer", async () => {
      const { admit, near } = await warm();
      await admit({ ids: ["b", "c"] });
      await admit({ settlements: [counted("b", -500), counted("c", -500)] });
      near((await admit({ ids: ["d"], limit: 2 })).waitMs, windowMs + 500 + marginMs);
    });

    it("takes back the place of one that was never settled, when its lease and a window are over", async () => {
      const { admit, wait } = await warm();
      await admit({ ids: ["b", "c"] });
      await wait(base.leaseMs + windowMs + marginMs + 20);
      expect((await admit({ ids: ["d", "e", "f"] })).starts).toEqual([0, 0, 0]);
    });

    it("gives out no place while all are on their way, however long", async () => {
      const { admit, wait } = await open();
      await admit({ ids: ["a"], leaseMs: 60_000, limit: 1 });
      await wait(windowMs + marginMs + 20);
      expect((await admit({ ids: ["b"], limit: 1 })).starts).toEqual([]);
    });

    it("learns the limit, and what others have taken before", async () => {
      const { admit, near } = await warm({ limit: 5, remaining: 3 });
      const { starts, capacity, waitMs } = await admit({ ids: ["b", "c", "d", "e"], limit: undefined });
      expect(capacity).toBe(5);
      expect(starts).toEqual([0, 0, 0]);
      near(waitMs, windowMs + marginMs);
    });

    it("keeps at most 10,000 places for others, however many they are said to have", async () => {
      const { admit } = await warm({ limit: 999_999, remaining: 0 });
      expect((await admit({ ids: ["b"], limit: undefined })).starts).toEqual([0]);
    });

    it("does not pace a server that tells no limit, until it refuses", async () => {
      const { admit } = await open();
      await admit({ ids: ["a"], limit: undefined });
      const ids = ["b", "c", "d", "e", "f", "g"];
      const free = await admit({ ids, limit: undefined, settlements: [counted("a")] });
      expect(free.starts).toEqual([0, 0, 0, 0, 0, 0]);
      expect(free.capacity).toBeUndefined();
      const settlements = [counted("b"), counted("c"), { id: "d", as: "refused", agoMs: 0, retryAfterMs: 0 } as const];
      // The smallest plan: what it has let in so far says less.
      expect(await admit({ limit: undefined, settlements })).toMatchObject({ capacity: 60 });
    });

    it("lets one start when the server said so, whatever is counted, and no second one beside it", async () => {
      const { admit } = await warm({ limit: 20, remaining: 19 });
      await admit({ ids: ["b"], limit: undefined });
      const refused = { id: "b", as: "refused", agoMs: 0, limit: 20, remaining: 0, retryAfterMs: 0 } as const;
      const { starts, waitMs } = await admit({ ids: ["c", "d"], limit: undefined, settlements: [refused] });
      expect(starts.length).toBe(1);
      expect(starts[0]).toBeLessThanOrEqual(50);
      expect(waitMs).toBeGreaterThan(500);
    });

    it("leaves to others what they take, and spaces evenly after that", async () => {
      const { admit } = await warm({ limit: 20, remaining: 19 });
      await admit({ ids: ["b"], limit: undefined });
      const told = counted("b", 0, { limit: 20, remaining: 14 });
      const { capacity } = await admit({ settlements: [told], limit: undefined });
      expect(capacity).toBeLessThanOrEqual(16);
      const { starts } = await admit({ ids: Array.from({ length: 12 }, (_, index) => `c${index}`), limit: undefined });
      expect(new Set(starts.map(Math.round)).size).toBeGreaterThan(3);
    });

    it("closes for all until Retry-After", async () => {
      const { admit, near } = await warm();
      await admit({ ids: ["b"] });
      near(
        (await admit({ settlements: [{ id: "b", as: "refused", agoMs: 0, retryAfterMs: 300 }] })).gateMs,
        300 + marginMs,
      );
      const { starts } = await admit({ ids: ["c"] });
      for (const inMs of starts) near(inMs, 300 + marginMs);
    });

    it("uses its share alone", async () => {
      const { admit } = await warm();
      expect(await admit({ ids: ["b", "c"], limit: 4, share: 0.5 })).toMatchObject({ starts: [0], capacity: 2 });
    });

    it("leaves a tenth to the others while these come", async () => {
      const { admit, wait } = await warm();
      const ids = Array.from({ length: 20 }, (_, index) => `b${index}`);
      expect((await admit({ ids, bulk: true, limit: 20 })).starts).toHaveLength(17);
      expect((await admit({ ids: ["c", "d"], limit: 20 })).starts).toEqual([0, 0]);
      await wait(base.leaseMs + 2 * (windowMs + marginMs));
      expect((await admit({ ids: ids.map((id) => `later-${id}`), bulk: true, limit: 20 })).starts).toHaveLength(20);
    });

    it("takes a place for what it does not know: it may have lost what it knew", async () => {
      const { admit } = await warm();
      await admit({ settlements: [counted("of old")] });
      expect((await admit({ ids: ["b", "c"] })).starts).toEqual([0]);
    });

    it("never lets more than the limit start between two that end", async () => {
      const { admit } = await warm();
      const all = await Promise.all(["b", "c", "d", "e"].map((id) => admit({ ids: [id], horizonMs: 0 })));
      expect(all.flatMap(({ starts }) => starts)).toEqual([0, 0]);
    });
  });
};
