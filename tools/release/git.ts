import { spawnSync } from "node:child_process";

/**
 * What git prints, without the white space around it.
 *
 * @throws Error with git's own words when it fails.
 */
export const git = (...parameters: string[]): string => {
  const { status, stdout, stderr } = spawnSync("git", parameters, { encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${parameters.join(" ")}: ${stderr.trim()}`);
  return stdout.trim();
};

/** The same as an answer: whether git succeeds. */
export const gitSucceeds = (...parameters: string[]): boolean => spawnSync("git", parameters).status === 0;

/** Whether the history is cut off, so that nothing can be said of what came before. */
export const isShallow = (): boolean => git("rev-parse", "--is-shallow-repository") === "true";
