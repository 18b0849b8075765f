import { describe, expect, it } from "vitest";
import { must, run, start } from "./process.ts";

const node = (code: string) => [process.execPath, "--eval", code] as const;

describe("a program", () => {
  it("returns its exit code and everything it printed", async () => {
    const { output, ...ending } = await run(node("console.log('out'); console.error('err'); process.exitCode = 3"));
    expect(ending).toEqual({ passed: false, exitCode: 3 });
    expect(output.split("\n").sort().join(" ").trim()).toBe("err out");
  });

  it("that cannot be started, or is ended by a signal, has not passed", async () => {
    const missing = await run(["there-is-no-such-program"]);
    expect(missing).toMatchObject({ passed: false, output: expect.stringMatching(/cannot be started: /) });
    const late = await run(node("setTimeout(() => {}, 60_000)"), { timeoutMs: 100 });
    expect(late).toMatchObject({ passed: false, output: expect.stringMatching(/was ended by SIGTERM$/) });
  });

  it("that must succeed throws with its output", async () => {
    expect(await must(node("console.log('fine ')"))).toBe("fine");
    await expect(must(node("console.log('why'); process.exit(1)"))).rejects.toThrow(/why/);
  });

  it("shows what it prints while it runs, and ends with everything it started", async () => {
    const code = `const { spawn } = require("node:child_process");
      console.log(spawn("sleep", ["600"], { stdio: "ignore" }).pid); setTimeout(() => {}, 60_000);`;
    const program = start(node(code));
    const pid = Number(await program.printed(/^(\d+)\n/));
    program[Symbol.dispose]();
    expect((await program.ended).passed).toBe(false);
    await expect.poll(() => isRunning(pid), { timeout: 15_000 }).toBe(false);
    await expect(start(node("")).printed(/./)).rejects.toThrow(/ended too early/);
  });
});

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
