/**
 * A process that outlives the rehearsal. However the rehearsal ends, by SIGKILL too, this ends the programs that are left and removes
 * the folder. Parameter: the folder.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { mark } from "./workplace.ts";

const [folder = ""] = process.argv.slice(2);

const attempt = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch {
    // The process has ended meanwhile, or belongs to somebody else. Only Linux has /proc.
    return undefined;
  }
};

/** The programs with the rehearsal's mark in their environment. */
const leftPrograms = (): number[] =>
  (attempt(() => readdirSync("/proc")) ?? [])
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .filter((pid) => {
      const environment = attempt(() => readFileSync(`/proc/${pid}/environ`, "utf8"));
      return environment?.split("\0").includes(`${mark}=${folder}`);
    })
    .map(Number);

// The rehearsal holds the other end of this pipe as long as it lives.
process.stdin.resume().on("end", async () => {
  for (let round = 0; round < 20 && leftPrograms().length > 0; round += 1) {
    for (const pid of leftPrograms()) attempt(() => process.kill(pid, "SIGKILL"));
    await wait(50);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});
