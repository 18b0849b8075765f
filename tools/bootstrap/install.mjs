import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { explainFailure, isNetworkFailure, noAnswer } from "./explain-failure.mjs";
import { missingRuntimes } from "./missing-runtimes.mjs";
import { runChild } from "./run-child.mjs";
import { removeStamp, writeStamp } from "./stamp.mjs";

/**
 * Waits between the tries of a whole installation. pnpm's own patience is per package: without a network it would go through
 * more than a thousand of them first. A repeated installation goes on where the last one ended.
 */
const pausesMs = [1_000, 3_000, 6_000];

/**
 * npm, which fetches pnpm, gives up soon, so that a missing network is told soon. pnpm is patient with what it has begun: its largest
 * packages take minutes on a slow network, and it leaves out an optional one that it could not get.
 */
const patience = {
  npm_config_fetch_retries: "0",
  npm_config_fetch_timeout: "30000",
  pnpm_config_fetch_retries: "3",
  pnpm_config_fetch_retry_mintimeout: "1000",
  pnpm_config_fetch_retry_maxtimeout: "10000",
  pnpm_config_fetch_timeout: "300000",
};

/** pnpm tells its progress; after so long a silence the registry, or its name server, will not answer any more. */
const silenceMs = 120_000;

/** The lockfile is made on Linux and lacks some binaries of other systems. */
const frozen = process.platform === "linux";

/**
 * One try.
 *
 * @param {string} root
 * @param {string} packageManager
 */
const runPnpm = async (root, packageManager) => {
  let log = "";
  let silent = false;
  /**
   * @param {import("node:child_process").ChildProcess} child
   * @param {() => void} end
   */
  const collect = (child, end) => {
    const watch = setTimeout(() => {
      silent = true;
      end();
    }, silenceMs);
    child.once("close", () => clearTimeout(watch));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        log += text;
        watch.refresh();
      });
    }
  };
  const npx = ["--yes", "--prefer-offline", "--loglevel=error", packageManager];
  const pnpm = [
    "install",
    frozen ? "--frozen-lockfile" : "--no-frozen-lockfile",
    "--config.confirm-modules-purge=false",
  ];
  const code = await runChild(
    "npx",
    [...npx, ...pnpm],
    {
      cwd: root,
      env: { ...process.env, ...patience },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
      // npx ends without ending pnpm: as a group they end together.
      detached: process.platform !== "win32",
    },
    collect,
  );
  return { code, log, silent };
};

/**
 * One try, and whether it is whole.
 *
 * @param {string} root
 * @param {string} packageManager
 */
const attempt = async (root, packageManager) => {
  // npx would take it from here, and it may be a half of an earlier try.
  for (const path of ["pnpm", ".bin/pnpm", ".bin/pnpx"])
    rmSync(join(root, "node_modules", path), { force: true, recursive: true });
  const result = await runPnpm(root, packageManager);
  const missing = result.code === 0 ? missingRuntimes(root) : [];
  if (missing.length === 0) return result;
  // Else pnpm takes them for left out on purpose, and never asks again.
  rmSync(join(root, "node_modules", ".modules.yaml"), { force: true });
  return {
    ...result,
    code: 1,
    log: missing.map((folder) => `${folder} is missing: its download was cut off`).join("\n"),
  };
};

/**
 * Installs the dependencies with the pnpm that package.json names.
 *
 * @param {string} root
 * @param {string} packageManager such as `pnpm@12.21.0`
 * @returns {Promise<{ code: number, problem?: string }>}
 */
export const install = async (root, packageManager) => {
  console.log(`Installing the dependencies with ${packageManager}; the first time takes a minute or two.`);
  if (!frozen) console.log("pnpm-lock.yaml is made on Linux: here pnpm may add entries to it; do not commit them.");
  removeStamp(root);
  const startedAt = performance.now();
  try {
    let result = await attempt(root, packageManager);
    for (const pauseMs of pausesMs) {
      if (result.code === 0 || result.code > 128 || !isNetworkFailure(result.log)) break;
      await wait(pauseMs);
      result = await attempt(root, packageManager);
    }
    const { code, log, silent } = result;
    if (silent) return { code, problem: noAnswer };
    // Ended by a signal: whoever sent it knows why.
    if (code > 128) return { code };
    if (code !== 0) return { code, problem: explainFailure(log, packageManager) };
  } catch {
    return { code: 1, problem: "npx is missing: install npm, which brings it along, and run the command again." };
  }
  writeStamp(root);
  console.log(`Installed in ${Math.round((performance.now() - startedAt) / 1000)} s.\n`);
  return { code: 0 };
};
