import { expect, it } from "vitest";
import { KeySet } from "../../src/enrich/key-set.ts";

it("knows what it has seen of a million names, in a few bytes each", () => {
  const seen = new KeySet();
  const before = process.memoryUsage().arrayBuffers;
  const count = 1_000_000;
  let isNew = 0;
  for (let index = 0; index < count; index++) if (seen.add(`site-${index}.example`)) isNew++;
  expect([isNew, seen.size]).toEqual([count, count]);
  for (let index = 0; index < count; index += 97) expect(seen.add(`site-${index}.example`)).toBe(false);
  expect((process.memoryUsage().arrayBuffers - before) / count).toBeLessThan(40);
});
