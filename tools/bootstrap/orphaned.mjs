import { readFileSync } from "node:fs";

const pollMs = 300;

/**
 * What Linux tells of a process. Empty where it has ended, and on other systems.
 *
 * @param {number} pid
 * @param {string} field
 */
const statusOf = (pid, field) => {
  try {
    return new RegExp(`^${field}:\\s*(\\S+)`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "";
  } catch {
    return "";
  }
};

/** npm starts a script by a shell, which stays in between or makes place for the script, as it likes. */
const shell = /^(a|ba|da|z)?sh$/;

/**
 * Calls `act` once when whoever started this has ended. A signal to npm ends npm and its shell, and never reaches what the shell
 * has started: without this watch it would run on, unseen.
 *
 * @param {() => void} act
 */
export const whenOrphaned = (act) => {
  const parent = process.ppid;
  const behind = shell.test(statusOf(parent, "Name")) ? Number(statusOf(parent, "PPid")) : undefined;
  const timer = setInterval(() => {
    // What has ended and is not yet waited for is a zombie.
    const hasEnded = behind !== undefined && /^[ZX]?$/.test(statusOf(behind, "State"));
    if (process.ppid === parent && !hasEnded) return;
    clearInterval(timer);
    act();
  }, pollMs);
  timer.unref();
};
