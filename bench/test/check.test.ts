import { describe, expect, it } from "vitest";
import { judge } from "../check.ts";
import { choose } from "../choose.ts";
import { type Goal, goals } from "../goals.ts";
import { titles } from "../machine.ts";
import { resultsText } from "../report.ts";
import type { Results, Row } from "../results.ts";
import { tableOf } from "../section.ts";
import { sections } from "../sections/sections.ts";

const goal: Goal = { section: "overhead", table: "success", entry: "core", measure: "cpu", of: "ratio", atMost: 1.1 };
const measures = [{ name: "cpu", title: "CPU", unit: "µs", compared: true }] as const;

/** A run of 100 rounds in which the control is off by so much, and core costs so many times the baseline. */
const runWith = (core: number | string, noise = 0): Results => {
  const spread = (median: number) => ({ median, low: median, high: median });
  const row = (entry: string, ratio: number): Row => ({
    entry,
    cells: { cpu: { ...spread(ratio * 100), rounds: 100, ratio: spread(ratio) } },
  });
  const ours = typeof core === "number" ? row("core", core) : { entry: "core", cells: {}, problem: core };
  const rows = [row("fetch", 1), row("control", 1 + noise), ours];
  return {
    ...{ date: "2026-01-01", pace: "quick", minutes: 1, answerBytes: 2_000, titles: { core: "ours" } },
    machine: { cpu: "a CPU", cores: 2, system: "Linux", node: "24.0.0" },
    sections: [
      { name: "overhead", title: "Overhead", how: "", tables: [{ name: "success", title: "", measures, rows }] },
    ],
  };
};

describe("a goal", () => {
  it.each([
    [1.1, 0, "ok"],
    [1.11, 0, "MISSED"],
    [1.11, 0.02, "noise"],
    [1.11, -0.02, "noise"],
    [1.13, 0.02, "MISSED"],
  ])("of 1.10 at %f, with the control off by %f: %s", (core, noise, state) => {
    expect(judge(goal, runWith(core, noise)).state).toBe(state);
  });

  it("is missed by a client that fails, and not judged where it was not measured", () => {
    expect(judge(goal, runWith("broken"))).toMatchObject({ state: "MISSED", text: expect.stringContaining("broken") });
    expect(judge({ ...goal, section: "size" }, runWith(1)).state).toBe("not run");
  });

  it("of a figure allows no noise", () => {
    expect(judge({ ...goal, of: "figure", atMost: 110 }, runWith(1.11, 0.5)).state).toBe("MISSED");
  });

  it("that is a least figure is missed by less", () => {
    const least: Goal = {
      section: "overhead",
      table: "success",
      entry: "core",
      measure: "cpu",
      of: "figure",
      atLeast: 110,
    };
    expect([1.1, 1.09].map((core) => judge(least, runWith(core)).state)).toEqual(["ok", "MISSED"]);
  });

  it.each(goals)("names a section and a client that exist: $section, $entry", ({ section, entry }) => {
    expect(sections.map(({ name }) => name)).toContain(section);
    expect(Object.keys(titles())).toContain(entry);
  });
});

describe("names", () => {
  it("choose sections and clients, and bring the baseline and the control along", () => {
    const { sections: chosen, names } = choose(["cold-start", "ky"], sections);
    expect(chosen.map(({ name }) => name)).toEqual(["cold-start"]);
    expect(names).toEqual(["fetch", "control", "ky"]);
  });

  it("that nothing has are refused", () => {
    expect(() => choose(["kyy"], sections)).toThrow("'kyy'");
  });
});

it("a client that failed has the reason in its row, and no figures", () => {
  const context = { names: ["fetch", "core", "ky"], problems: { ky: "no <route> | to it" }, pace: {} as never };
  const samples = ["fetch", "core", "ky"].map((entry) => ({ entry, sample: { cpu: entry === "core" ? 3 : 2 } }));
  const table = tableOf({ name: "success", title: "Success", measures }, samples, context);
  expect(table.rows.map(({ entry, cells }) => [entry, cells.cpu?.ratio?.median])).toEqual([
    ["fetch", 1],
    ["core", 1.5],
    ["ky", undefined],
  ]);
  const section = { name: "overhead", title: "Overhead", how: "So.", tables: [table] };
  const text = resultsText({ ...runWith(1), sections: [section] });
  expect(text).toContain("| ours | 1.50 ± 0.00 (3 µs) |");
  expect(text).toContain("| ky | no  route    to it |");
});
