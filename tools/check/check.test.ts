import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chooseGates, strayWords } from "./choose.ts";
import { count } from "./count.ts";
import type { Gate, GateResult, State } from "./gate.ts";
import { gates } from "./gates.ts";
import { reportAll, reportGate } from "./report.ts";
import { runCommand } from "./run-command.ts";
import { runGate } from "./run-gate.ts";
import { schedule } from "./schedule.ts";

const gate = (name: string, needs: string[] = []): Gate => ({ name, needs, commands: [] });
const result = (of: Gate, state: State): GateResult => ({
  gate: of,
  state,
  output: `${of.name} says\n`,
  tookMs: 1_234,
});

describe("the gates", () => {
  it("have names of their own, and need gates that exist and come earlier", () => {
    const names = gates.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const [index, { needs = [] }] of gates.entries()) {
      for (const need of needs) expect(names.slice(0, index)).toContain(need);
    }
  });
});

describe("the schedule", () => {
  const run = async (list: Gate[], failing: string[] = []) => {
    const order: string[] = [];
    let running = 0;
    let most = 0;
    const results = await schedule(
      list,
      2,
      async (one) => {
        order.push(one.name);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return result(one, failing.includes(one.name) ? "failed" : "passed");
      },
      () => {},
    );
    return { order, most, states: Object.fromEntries(results.map(({ gate: { name }, state }) => [name, state])) };
  };

  it("runs each gate once, two at a time, after what it needs", async () => {
    const { order, most } = await run([gate("a", ["c"]), gate("b"), gate("c"), gate("d", ["a", "b"])]);
    expect(order).toEqual(["b", "c", "a", "d"]);
    expect(most).toBe(2);
  });

  it("does not run what needs a failed gate, or a gate that was not run", async () => {
    const { order, states } = await run([gate("a"), gate("b", ["a"]), gate("c", ["b"]), gate("d")], ["a"]);
    expect(order).toEqual(["a", "d"]);
    expect(states).toEqual({ a: "failed", b: "not run", c: "not run", d: "passed" });
  });
});

describe("the choice", () => {
  const all = [gate("build"), gate("pack", ["build"]), gate("publint, attw", ["pack"]), gate("types: 6"), gate("lint")];
  const chosenBy = (...words: string[]): string[] => chooseGates(all, words).map(({ name }) => name);

  it("is by the beginning of a word, and all without one", () => {
    expect(chosenBy("lint")).toEqual(["lint"]);
    expect(chosenBy("6", "Lint")).toEqual(["types: 6", "lint"]);
    expect(chosenBy("s: 6")).toEqual([]);
    expect(strayWords(all, ["lint", "s: 6", "gone"])).toEqual(["s: 6", "gone"]);
    expect(chosenBy()).toHaveLength(5);
  });

  it("brings what it needs along", () => {
    expect(chosenBy("attw")).toEqual(["build", "pack", "publint, attw"]);
  });
});

describe("the count", () => {
  it("is one a gate, and what is not run has not passed", () => {
    const results = [result(gate("a"), "passed"), result(gate("b"), "failed"), result(gate("c"), "not run")];
    expect(count(results)).toEqual({ passed: 1, failed: 2 });
  });

  it("is that of the tests where there is a report", () => {
    const folder = mkdtempSync(join(tmpdir(), "techlookup-count-"));
    const testReport = join(folder, "report.json");
    const tests: Gate = { ...gate("tests"), testReport };
    expect(count([result(tests, "failed")])).toEqual({ passed: 0, failed: 1 });
    writeFileSync(testReport, JSON.stringify({ numPassedTests: 40, numFailedTests: 2 }));
    expect(count([result(tests, "failed"), result(gate("a"), "passed")])).toEqual({ passed: 41, failed: 2 });
    writeFileSync(testReport, JSON.stringify({ numPassedTests: 40, numFailedTests: 0 }));
    expect(count([result(tests, "passed")])).toEqual({ passed: 40, failed: 0 });
    expect(count([result(tests, "failed")])).toEqual({ passed: 40, failed: 1 });
    rmSync(folder, { recursive: true });
  });
});

describe("the report", () => {
  it("shows what a gate printed only when it did not pass", () => {
    expect(reportGate(result(gate("a"), "passed"))).toMatch(/^ok {7}a +1\.2 s$/);
    expect(reportGate(result(gate("a"), "failed"))).toMatch(/^FAILED {3}a +1\.2 s\n {4}a says\n$/);
  });

  it("shows the warnings of a gate that passed", () => {
    const warned = { ...result(gate("a"), "passed"), output: "fine\nwarning: it is late\n" };
    expect(reportGate(warned)).toMatch(/1\.2 s\n {4}warning: it is late$/);
  });

  it("names at its end what did not pass", () => {
    const results = [result(gate("a"), "passed"), result(gate("b"), "failed")];
    expect(reportAll(results, 2_000)).toBe("\nDid not pass: b (failed). 2 gates in 2.0 s.");
    expect(reportAll(results.slice(0, 1), 2_000)).toBe("\nAll passed. 1 gate in 2.0 s.");
  });
});

describe("a command", () => {
  const node = (code: string) => [process.execPath, "--eval", code] as const;

  it("gives its exit code, and everything it printed", async () => {
    const command = node("console.log('out'); console.error('error'); process.exitCode = 3");
    const { passed, exitCode, output } = await runCommand(command);
    expect([passed, exitCode]).toEqual([false, 3]);
    expect(output.split("\n").sort().join(" ").trim()).toBe("error out");
  });

  it("that cannot be started has not passed", async () => {
    const { passed, output } = await runCommand(["there-is-no-such-program"]);
    expect(passed).toBe(false);
    expect(output).toMatch(/^there-is-no-such-program cannot be started: /);
  });

  it("that fails ends its gate", async () => {
    const commands = [node("console.log(1)"), node("process.exit(1)"), node("console.log(2)")];
    expect(await runGate({ name: "a", commands })).toMatchObject({ state: "failed", output: "1\n" });
  });
});
