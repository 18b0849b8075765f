import { spawn } from "node:child_process";
import { constants } from "node:os";

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Runs a program to its end and gives the exit code that a shell would report. A signal sent to this process alone is
 * passed on; Ctrl-C reaches the child by itself, which then ends in its own time.
 *
 * @param {string} file
 * @param {readonly string[]} parameters
 * @param {import("node:child_process").SpawnOptions} options
 * @param {(child: import("node:child_process").ChildProcess) => void} [onStart]
 * @returns {Promise<number>} rejects when the program cannot be started
 */
export const runChild = (file, parameters, options, onStart) =>
  new Promise((resolve, reject) => {
    const child = spawn(file, parameters, options);
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      const fromTerminal = signal === "SIGINT" && process.stdin.isTTY;
      if (!fromTerminal) child.kill(signal);
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
    if (onStart) onStart(child);
  });
