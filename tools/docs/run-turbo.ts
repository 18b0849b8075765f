import { spawnSync } from "node:child_process";

/** Runs a task of the site, with what it needs before. */
export const runTurbo = (task: "build" | "dev"): number | null =>
  spawnSync("turbo", ["run", task, "--filter=@techlookup/docs", "--ui=stream"], { stdio: "inherit" }).status;
