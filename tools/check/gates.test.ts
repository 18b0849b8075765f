import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countOf, isChosen, nameOf, reportFile, stateOf, strayWords, type Task } from "./gates.ts";

describe("a gate", () => {
  it.each([
    ["//#gate:lint", "lint"],
    ["@techlookup/core#test", "test:core"],
    ["@techlookup-tools/suite#suite", "suite"],
  ])("%s is called %s", (taskId, name) => expect(nameOf(taskId)).toBe(name));

  const names = ["lint", "publint", "test:core", "consumer-quick-start"];
  it.each<[string[], string[]]>([
    [[], names],
    [["lint"], ["lint"]],
    [
      ["CORE", "quick"],
      ["test:core", "consumer-quick-start"],
    ],
    [["test:core"], ["test:core"]],
    [["ore"], []],
  ])("is chosen by words that begin in its name: %j", (words, chosen) => {
    expect(names.filter((name) => isChosen(name, words))).toEqual(chosen);
  });

  it("is not what a stray word means", () => expect(strayWords(names, ["lin", "int"])).toEqual(["int"]));
});

describe("the count", () => {
  let directory = "";
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "techlookup-gates-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const ended = (exitCode: number | null, status = "MISS"): Task => ({
    ...{ taskId: "a#test", command: "vitest", directory, cache: { status } },
    execution: { startTime: Date.now(), endTime: Date.now(), exitCode },
  });
  const report = (passed: number, failed: number, atMs = Date.now() + 1_000): void => {
    const file = reportFile(ended(0));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ numPassedTests: passed, numFailedTests: failed }));
    utimesSync(file, atMs / 1_000, atMs / 1_000);
  };

  it("of a gate without a report is one", () => {
    expect([ended(0), ended(1), ended(null)].map(countOf)).toEqual([
      { passed: 1, failed: 0 },
      { passed: 0, failed: 1 },
      { passed: 0, failed: 1 },
    ]);
    const { execution: _, ...notRun } = ended(0);
    expect([stateOf(notRun), countOf(notRun)]).toEqual(["NOT RUN", { passed: 0, failed: 1 }]);
  });

  it("of a gate with a report is that of its tests, from the cache too", () => {
    report(12, 0, Date.now() - 60_000);
    expect(countOf(ended(0, "HIT"))).toEqual({ passed: 12, failed: 0 });
    expect(stateOf(ended(0, "HIT"))).toBe("cached");
  });

  it("of a failure is at least one, and never from an earlier run's report", () => {
    report(12, 3);
    expect(countOf(ended(1))).toEqual({ passed: 12, failed: 3 });
    report(12, 0);
    expect(countOf(ended(1))).toEqual({ passed: 12, failed: 1 });
    report(12, 0, Date.now() - 60_000);
    expect(countOf(ended(1))).toEqual({ passed: 0, failed: 1 });
  });
});
