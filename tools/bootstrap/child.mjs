import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { constants } from "node:os";

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Runs a program to its end and returns the exit code that a shell would report. A signal to this process is passed on. Ctrl-C reaches a
 * child by itself, unless it is `detached`, that is in a group of its own.
 *
 * @param {string} file
 * @param {readonly string[]} parameters
 * @param {import("node:child_process").SpawnOptions} options
 * @param {(child: import("node:child_process").ChildProcess, end: () => void) => void} [onStart] `end` ends it early
 * @returns {Promise<number>} rejects when the program cannot be started
 */
export const runChild = async (file, parameters, options, onStart) => {
  const child = spawn(file, parameters, options);
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    const cameByItself = signal === "SIGINT" && process.stdin.isTTY && !options.detached;
    if (cameByItself || child.pid === undefined) return;
    try {
      process.kill(options.detached ? -child.pid : child.pid, signal);
    } catch {
      // It has ended already.
    }
  };
  for (const signal of signals) process.on(signal, pass);
  onStart?.(child, () => pass("SIGTERM"));
  try {
    const [code, signal] = await once(child, "close");
    return signal ? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)] : code || 0;
  } finally {
    for (const signal of signals) process.off(signal, pass);
  }
};

/**
 * A field of a process's status. Empty where it has ended, and on systems other than Linux.
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

/**
 * Calls `act` once when whoever started this process has ended. A signal to npm ends npm and its shell, and never reaches what the shell
 * has started: without this it would run on, unseen.
 *
 * @param {() => void} act
 */
export const whenOrphaned = (act) => {
  const parent = process.ppid;
  const isShell = /^(a|ba|da|z)?sh$/.test(statusOf(parent, "Name"));
  const behind = isShell ? Number(statusOf(parent, "PPid")) : undefined;
  const timer = setInterval(() => {
    // A process that has ended and was not waited for is a zombie.
    const hasEnded = behind !== undefined && /^[ZX]?$/.test(statusOf(behind, "State"));
    if (process.ppid === parent && !hasEnded) return;
    clearInterval(timer);
    act();
  }, 300);
  timer.unref();
};
