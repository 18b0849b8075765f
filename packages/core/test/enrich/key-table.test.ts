import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyTable } from "../../src/enrich/key-table.ts";

describe("a table of keys", () => {
  it("holds what a Map holds, whatever the keys, zero and those that fall together included", () => {
    const word = fc.oneof(fc.constantFrom(0, 1, 64, 2 ** 32 - 1), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
    const entries = fc.array(fc.tuple(word, word, fc.integer({ min: 1, max: 2 ** 53 - 1 })), { maxLength: 300 });
    fc.assert(
      fc.property(entries, (list) => {
        const [table, map] = [new KeyTable({ hasValues: true }), new Map<string, number>()];
        // A key of 0 and one of 1 in the last bit are one.
        const nameOf = (high: number, low: number): string => `${high} ${high || low ? low : 1}`;
        for (const [high, low, value] of list) {
          expect(table.set(high, low, value)).toBe(!map.has(nameOf(high, low)));
          map.set(nameOf(high, low), value);
        }
        expect(table.size).toBe(map.size);
        for (const [high, low] of list) expect(table.get(high, low)).toBe(map.get(nameOf(high, low)));
      }),
    );
  });

  it("tells what it does not hold, and grows", () => {
    const table = new KeyTable({ hasValues: true });
    const spread = (index: number): number => Math.imul(index, 0x9e3779b1) >>> 0;
    for (let index = 1; index <= 200_000; index++) table.set(spread(index), spread(index + 7), index);
    expect(table.size).toBe(200_000);
    expect([table.get(spread(200_001), 5), table.get(spread(9), spread(16))]).toEqual([0, 9]);
    const without = new KeyTable({ hasValues: false });
    expect([without.set(1, 2), without.set(1, 2), without.get(1, 2), without.get(2, 1)]).toEqual([true, false, 1, 0]);
  });
});
