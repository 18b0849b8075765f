import { explainFailure } from "./explain-failure.mjs";
import { runChild } from "./run-child.mjs";
import { removeStamp, writeStamp } from "./stamp.mjs";

/** Shorter waits than the defaults: without a network the answer comes in seconds, not minutes. */
const patience = {
  fetch_retries: "2",
  fetch_retry_mintimeout: "1000",
  fetch_retry_maxtimeout: "5000",
  fetch_timeout: "30000",
};

/** npm, which fetches pnpm, reads `npm_config_…`; pnpm reads `pnpm_config_…`. What is set already stays. */
const patientEnv = () => ({
  ...Object.fromEntries(
    ["npm_config", "pnpm_config"].flatMap((prefix) =>
      Object.entries(patience).map(([name, value]) => [`${prefix}_${name}`, value]),
    ),
  ),
  ...process.env,
});

/**
 * Installs the dependencies with the pnpm that package.json names.
 *
 * @param {string} root
 * @param {string} packageManager such as `pnpm@12.21.0`
 * @returns {Promise<{ code: number, problem?: string }>}
 */
export const install = async (root, packageManager) => {
  // The lockfile is made on Linux and lacks some binaries of other systems.
  const frozen = process.platform === "linux";
  console.log(`Installing the dependencies with ${packageManager}; the first time takes a minute or two.`);
  if (!frozen) console.log("pnpm-lock.yaml is made on Linux: here pnpm may add entries to it; do not commit them.");
  removeStamp(root);
  const startedAt = performance.now();
  let log = "";
  /** @param {import("node:child_process").ChildProcess} child */
  const collect = (child) => {
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (log += chunk));
  };
  const flag = frozen ? "--frozen-lockfile" : "--no-frozen-lockfile";
  try {
    const code = await runChild(
      "npx",
      [
        "--yes",
        "--prefer-offline",
        "--loglevel=error",
        packageManager,
        "install",
        flag,
        "--config.confirm-modules-purge=false",
      ],
      {
        cwd: root,
        env: patientEnv(),
        stdio: ["ignore", "pipe", "pipe"],
        shell: process.platform === "win32",
      },
      collect,
    );
    if (code > 128) return { code };
    if (code !== 0) return { code, problem: explainFailure(log) };
  } catch {
    return { code: 1, problem: "npx is missing: install npm, which brings it along, and run the command again." };
  }
  writeStamp(root);
  console.log(`Installed in ${Math.round((performance.now() - startedAt) / 1000)} s.\n`);
  return { code: 0 };
};
