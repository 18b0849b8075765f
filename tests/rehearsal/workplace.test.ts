import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";

const urlOf = (file: string): string => JSON.stringify(pathToFileURL(resolve(file)).href);

/** Makes a workplace, starts a program in it that runs on and on, and one in a group of its own; says what they are. */
const program = `
import { spawn } from "node:child_process";
import { makeWorkplace } from ${urlOf("tests/rehearsal/workplace.ts")};
import { start } from ${urlOf("tools/programs/process.ts")};
await using workplace = makeWorkplace();
using inGroup = start(["sh", "-c", "echo $$; exec sleep 600"]);
const alone = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
console.log(JSON.stringify({ folder: workplace.folder, pids: [Number(await inGroup.printed(/^(\\d+)\\n/)), alone.pid, process.pid] }));
await new Promise((done) => setTimeout(done, 600_000));
`;

interface Started {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly pids: readonly number[];
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

let running: readonly number[] = [];
afterEach(() => {
  for (const pid of running) if (isAlive(pid)) process.kill(pid, "SIGKILL");
});

const start = async (file: string, parameters: readonly string[]): Promise<Started> => {
  const child = spawn(file, parameters, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const started = JSON.parse(line) as Omit<Started, "child">;
  running = started.pids;
  return { child, ...started };
};

const expectNothingLeft = async ({ folder, pids }: Started): Promise<void> => {
  expect(pids).toHaveLength(3);
  await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 40_000, interval: 50 });
  await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 40_000, interval: 50 });
};

const node = [process.execPath, ["--input-type=module", "--eval", program]] as const;

// What has a process group of its own is found by its environment, which only Linux tells.
describe.runIf(process.platform === "linux")("of a rehearsal is nothing left", () => {
  it("when it is killed, and can do nothing itself", { timeout: 120_000 }, async () => {
    const started = await start(...node);
    expect(started.pids.filter(isAlive)).toHaveLength(3);
    started.child.kill("SIGKILL");
    await expectNothingLeft(started);
  });

  it("when a signal ends it", { timeout: 120_000 }, async () => {
    const started = await start(...node);
    started.child.kill("SIGINT");
    await expectNothingLeft(started);
  });

  it("when who started it is killed", { timeout: 120_000 }, async () => {
    const [file, parameters] = node;
    const started = await start("sh", ["-c", '"$@"; true', "sh", file, ...parameters]);
    started.child.kill("SIGKILL");
    await expectNothingLeft(started);
  });
});
