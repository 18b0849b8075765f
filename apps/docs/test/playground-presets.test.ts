import { codes } from "@techlookup/core";
import { describe, expect, it } from "vitest";
import { presets } from "../generate/presets.ts";
import { planOf } from "../src/components/playground/plan.ts";
import { programOf } from "../src/components/playground/program.ts";
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
    const plan = planOf(setupOf(setup));
    const result = await run(plan);
    if (process.env.SHOW) console.log(programOf(plan), JSON.stringify(result, undefined, 1).slice(0, 1500));
    expect(result.code ?? "data").toBe(ends);
  });
});
