/**
 * A process of its own that outlives the rehearsal. When the rehearsal has ended, by whatever means, also those that leave a process no
 * time to tidy up (SIGKILL), it ends the programs that are left and removes the folder. Parameter: the folder.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { mark } from "./workplace.ts";

const [folder = ""] = process.argv.slice(2);

/** The programs that the rehearsal has started and that still run: they have its mark in their environment. Linux alone tells. */
const leftPrograms = (): number[] => {
  const isOurs = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`${mark}=${folder}`);
    } catch {
      // It has ended meanwhile, or is somebody else's.
      return false;
    }
  };
  try {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
    return pids.filter(isOurs).map(Number);
  } catch {
    return [];
  }
};

// The rehearsal holds the other end of this pipe as long as it lives.
process.stdin.resume().on("end", async () => {
  for (let round = 0; round < 20; round += 1) {
    const pids = leftPrograms();
    if (pids.length === 0) break;
    for (const pid of pids) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It was faster.
      }
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});
