import { codes } from "@techlookup/core";
import { describe, expect, it } from "vitest";
import { presets } from "../generate/presets.ts";
import { planOf } from "../src/components/playground/plan.ts";
import { run } from "../src/components/playground/run.ts";
import { setupOf } from "../src/components/playground/setup.ts";

// Every preset ends in the code that it is named after: run by the page's own code, on its virtual clock.

const all = presets();

it("there is one for each code", () => {
  const ids = all.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(Object.keys(codes)));
});

describe("ends as its name says:", () => {
  it.each(all)("$id", async ({ ends, setup }) => {
    const result = await run(planOf(setupOf(setup)));
    expect(result.code ?? "data").toBe(ends);
  });
});
