import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { runChild } from "./child.mjs";
import { explainFailure, isNetworkFailure, noAnswer } from "./explain-failure.mjs";
import { thisMachine } from "./node-version.mjs";
import { stampFile, writeStamp } from "./stamp.mjs";

/**
 * Pauses before each try of a whole installation. pnpm's own patience is per package: without a network it would try more than a
 * thousand of them. A repeated installation continues where the last one ended.
 */
const pausesMs = [0, 1_000, 3_000, 6_000];

/**
 * npm, which fetches pnpm, gives up soon, so that a missing network shows soon. pnpm is patient once it has begun: its largest packages
 * take minutes on a slow network, and it leaves out an optional one that it could not get.
 */
const patience = {
  npm_config_fetch_retries: "0",
  npm_config_fetch_timeout: "30000",
  pnpm_config_fetch_retries: "3",
  pnpm_config_fetch_retry_mintimeout: "1000",
  pnpm_config_fetch_retry_maxtimeout: "10000",
  pnpm_config_fetch_timeout: "300000",
};

/** pnpm prints its progress; after so long a silence the registry will not answer any more. */
const silenceMs = 120_000;

/** The lockfile is made on Linux and lacks some binaries of other systems. */
const frozen = process.platform === "linux";

/**
 * @param {string} cwd
 * @param {string} packageManager
 */
const runPnpm = async (cwd, packageManager) => {
  let [log, silent] = ["", false];
  const npx = ["--yes", "--prefer-offline", "--loglevel=error", packageManager];
  const pnpm = ["install", `--${frozen ? "" : "no-"}frozen-lockfile`, "--config.confirm-modules-purge=false"];
  const shell = process.platform === "win32";
  /** @type {import("node:child_process").SpawnOptions} */
  const options = { cwd, shell, env: { ...process.env, ...patience }, stdio: ["ignore", "pipe", "pipe"] };
  // npx ends without ending pnpm: as a group they end together.
  const code = await runChild("npx", [...npx, ...pnpm], { ...options, detached: !shell }, (child, end) => {
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
  });
  return { code, log, silent };
};

/**
 * The runtimes that come as optional packages, and that are missing although this machine can run them.
 *
 * @param {string} root
 * @param {{ platform: string, arch: string, glibc: boolean }} [machine]
 * @returns {string[]} their folders
 */
export const missingRuntimes = (root, machine = thisMachine()) => {
  if (machine.platform !== "linux" || machine.arch !== "x64" || !machine.glibc) return [];
  return [root, join(root, "tools/runtimes")].flatMap((folder) => {
    const { optionalDependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const names = Object.keys(optionalDependencies).filter((name) => !name.endsWith("arm64"));
    return names.map((name) => join(folder, "node_modules", name)).filter((path) => !existsSync(path));
  });
};

/**
 * @param {string} root
 * @param {string} packageManager
 */
const attempt = async (root, packageManager) => {
  // npx would use these, and they may be half of an earlier try.
  for (const path of ["pnpm", ".bin/pnpm", ".bin/pnpx"])
    rmSync(join(root, "node_modules", path), { force: true, recursive: true });
  const result = await runPnpm(root, packageManager);
  const missing = result.code === 0 ? missingRuntimes(root) : [];
  if (missing.length === 0) return result;
  // Otherwise pnpm believes they were left out on purpose, and never fetches them again.
  rmSync(join(root, "node_modules", ".modules.yaml"), { force: true });
  const log = missing.map((folder) => `${folder} is missing: its download was cut off`).join("\n");
  return { code: 1, log, silent: false };
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
  rmSync(stampFile(root), { force: true });
  const startedAt = performance.now();
  let result = { code: 1, log: "", silent: false };
  for (const pauseMs of pausesMs) {
    await wait(pauseMs);
    try {
      result = await attempt(root, packageManager);
    } catch {
      return { code: 1, problem: "npx is missing: install npm, which brings it along, and run the command again." };
    }
    if (result.code === 0 || result.code > 128 || !isNetworkFailure(result.log)) break;
  }
  const { code, log, silent } = result;
  if (silent) return { code, problem: noAnswer };
  // Whoever ended it by a signal knows why.
  if (code > 128) return { code };
  if (code !== 0) return { code, problem: explainFailure(log, packageManager) };
  writeStamp(root);
  console.log(`Installed in ${Math.round((performance.now() - startedAt) / 1000)} s.\n`);
  return { code: 0 };
};
