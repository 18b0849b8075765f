import { spawn } from "node:child_process";
import { constants } from "node:os";

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Sends a signal to a child, and to its own children when it leads a group of its own.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 * @param {boolean} leadsGroup
 */
const send = (child, signal, leadsGroup) => {
  if (!leadsGroup || child.pid === undefined) return child.kill(signal);
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false; // The group has ended already.
  }
};

/**
 * Runs a program to its end and gives the exit code that a shell would report. A signal sent to this process is passed on.
 * Ctrl-C reaches a child by itself, unless it is `detached`, that is in a group of its own.
 *
 * @param {string} file
 * @param {readonly string[]} parameters
 * @param {import("node:child_process").SpawnOptions} options
 * @param {(child: import("node:child_process").ChildProcess, end: () => void) => void} [onStart] `end` ends it early
 * @returns {Promise<number>} rejects when the program cannot be started
 */
export const runChild = (file, parameters, options, onStart) =>
  new Promise((resolve, reject) => {
    const child = spawn(file, parameters, options);
    const leadsGroup = options.detached === true;
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      const cameByItself = signal === "SIGINT" && process.stdin.isTTY && !leadsGroup;
      if (!cameByItself) send(child, signal, leadsGroup);
    };
    for (const signal of signals) process.on(signal, pass);
    const forget = () => {
      for (const signal of signals) process.off(signal, pass);
    };
    child.once("error", (error) => {
      forget();
      reject(error);
    });
    child.once("close", (code, signal) => {
      forget();
      resolve(signal ? 128 + constants.signals[signal] : code || 0);
    });
    onStart?.(child, () => send(child, "SIGTERM", leadsGroup));
  });
