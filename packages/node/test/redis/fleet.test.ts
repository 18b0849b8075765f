import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { startSandbox } from "@techlookup/sandbox/node";
import { startRedis } from "@techlookup-tools/browsers/redis-server";
import { type Program, start } from "@techlookup-tools/programs";
import { describe, expect, it } from "vitest";
import { brokenBy, type FleetLife, liveFleet, mostLateMs } from "./support/fleet.ts";
import type { Lookups } from "./support/lookups.ts";

const windowMs = 2_000;
const limit = 30;
const script = fileURLToPath(new URL("./support/lookups.ts", import.meta.url));

/** A store, a sandbox, and processes that look up domains. */
const newScene = async () => {
  const server = await startRedis();
  const sandbox = await startSandbox({ windowMs, requests: { pro: limit } });
  const programs: Program[] = [];
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const begin = (name: string, given: Partial<Lookups> = {}): Program => {
    const lookups: Lookups = {
      ...{ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, windowMs, port: server.port, name },
      ...{ by: "ioredis", calls: 60, isPaced: true, together: 2, ...given },
    };
    const program = start([process.execPath, "--conditions=@techlookup/source", script, JSON.stringify(lookups)]);
    programs.push(program);
    return program;
  };
  const close = async (): Promise<void> => {
    for (const program of programs) program[Symbol.dispose]();
    await sandbox.close();
    await server.stop();
  };
  return { server, sandbox, begin, stoodStillMs: () => delay.max / 1e6, [Symbol.asyncDispose]: close };
};

/** Plays a scene, and once more where it went wrong with a sandbox that the machine had let stand still for too long. */
const scene = (name: string, play: (set: Awaited<ReturnType<typeof newScene>>) => Promise<void>): void =>
  it(name, { timeout: 180_000 }, async () => {
    for (;;) {
      await using set = await newScene();
      try {
        return await play(set);
      } catch (thrown) {
        if (set.stoodStillMs() < mostLateMs) throw thrown;
      }
    }
  });

const allEnd = async (...all: Program[]): Promise<void> => {
  for (const { passed, output } of await Promise.all(all.map(({ ended }) => ended))) {
    expect(output).toContain("done 60");
    expect(passed).toBe(true);
  }
};

describe("two processes on one key", () => {
  scene("meet no 429 together, whichever client they use; without pacing they do", async ({ begin, sandbox }) => {
    await allEnd(begin("one"), begin("two", { by: "redis" }));
    expect(sandbox.counts()).toMatchObject({ requests: 120, rateLimited: 0 });

    sandbox.reset();
    await allEnd(begin("one", { isPaced: false }), begin("two", { isPaced: false }));
    expect(sandbox.counts().rateLimited).toBeGreaterThan(0);
  });

  scene("leave all of the window to one when the other is killed", async ({ begin, sandbox }) => {
    const killed = begin("killed", { calls: 10_000 });
    const other = begin("other");
    await Promise.all([killed.printed(/begun/), other.printed(/begun/)]);
    killed[Symbol.dispose]();
    await allEnd(other);
    expect(sandbox.counts().rateLimited).toBe(0);
  });

  scene(
    "go on by their part of the limit while the store hangs, and come back to it",
    async ({ begin, sandbox, server }) => {
      const both = [begin("one"), begin("two", { by: "redis" })];
      await Promise.all(both.map((program) => program.printed(/begun/)));
      server.signal("SIGSTOP");
      await Promise.all(both.map((program) => program.printed(/away/)));
      server.signal("SIGCONT");
      await Promise.all(both.map((program) => program.printed(/back/)));
      await allEnd(...both);
      // What the other sent between the newest answer and the moment when the store hung is not known: one each at most.
      expect(sandbox.counts().rateLimited).toBeLessThanOrEqual(2);
    },
  );

  scene("go on while the store is killed and comes back empty", async ({ begin, sandbox, server }) => {
    const both = [begin("one"), begin("two")];
    await Promise.all(both.map((program) => program.printed(/begun/)));
    await server.restart();
    await allEnd(...both);
    // Neither knows what the other has on its way at that moment: ten at most.
    expect(sandbox.counts().rateLimited).toBeLessThanOrEqual(10);
  });
});

// For as long as one likes, and with other seeds: `npm run prove:window`.
it("a fleet of eight meets no 429, whatever happens to its processes and to the store", async () => {
  const life: FleetLife = {
    ...{ seed: 7, forMs: 7_000, mishaps: ["killed", "stopped", "paused", "emptied"], whenAway: "wait" },
    ...{ windowMs: 2_000, limit: 80, processes: 8, atATime: 10, usesFetch: true },
  };
  const end = await liveFleet(life);
  const broken = brokenBy(life, end);
  expect(broken, end.story.join("\n")).toEqual([]);
  expect(end.answered).toBeGreaterThan(2 * life.limit);
}, 180_000);
