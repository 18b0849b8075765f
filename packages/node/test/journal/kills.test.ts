import { describe, expect, it } from "vitest";
import { type Life, listOf, liveThrough } from "./kills/life.ts";
import { brokenBy } from "./kills/promises.ts";

/** A few of the lives that `npm run prove:kills` lives. */
const live = async (life: Life): Promise<string[]> => brokenBy(life, await liveThrough(life));
const few = { seed: 7, charges: ["lost"], domains: 4, concurrency: 2 } as const;
const at = (point: NonNullable<Life["kill"]>["point"]): Pick<Life, "kill"> => ({
  kill: { point, domain: listOf(2)[1] ?? "" },
});

describe("a run that is killed loses nothing, and pays for nothing twice in silence", () => {
  it.each([
    ["technologies", "intent on disk"],
    ["company", "result half written"],
    ["live", "request on its way"],
    ["technologies", "result on disk"],
  ] as const)(
    "%s, killed: %s",
    async (operation, point) => {
      expect(await live({ ...few, operation, ...at(point) })).toEqual([]);
    },
    180_000,
  );

  it("killed at random moments", async () => {
    const life = { ...few, operation: "technologies", domains: 30, concurrency: 5, withinMs: 400 } as const;
    expect(await live(life)).toEqual([]);
  }, 180_000);
});

describe("a run that forgets to write breaks these promises", () => {
  it.each([
    ["intent", "answered", /was charged 10, and is reported with 5 to 5[\s\S]*was charged 10, and is not listed/],
    ["result", "handed on", /was handed on, and is open in the journal/],
  ] as const)(
    "%s, killed: %s",
    async (forgets, point, broken) => {
      const found = await live({ ...few, seed: 4, operation: "live", forgets, ...at(point) });
      expect(found.join("\n")).toMatch(broken);
    },
    180_000,
  );
});
