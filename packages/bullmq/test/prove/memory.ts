import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";

/** The most memory that a process has had, in megabytes. 0 where the system does not tell, and once it has ended. */
const peakOf = ({ pid }: ChildProcess): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.ceil(Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024);
  } catch {
    return 0;
  }
};

/** Looks once a second at how much memory processes use, those that are added later as well. `peak` tells the most that one of them had. */
export const watchMemory = (
  processes: ReadonlySet<ChildProcess>,
): { readonly peak: () => number; readonly stop: () => void } => {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, ...[...processes].map(peakOf));
  }, 1_000);
  return { peak: () => peak, stop: () => clearInterval(timer) };
};
