import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import type { RunningSandbox } from "@techlookup/sandbox/node";

/** Runs a command of this program as a process of its own, with the sandbox's address and key, and gives its exit code. */
export const runDemo = async (command: readonly string[], { url, keys }: RunningSandbox): Promise<number> => {
  const [node, program = ""] = process.argv;
  const child = spawn(node ?? process.execPath, [...process.execArgv, program, ...command], {
    stdio: "inherit",
    env: { ...process.env, TECHLOOKUP_BASE_URL: url, TECHLOOKUP_API_KEY: keys.pro },
  });
  // A terminal tells the command of Ctrl-C as well, which ends in its own way and needs the sandbox until then.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
};
