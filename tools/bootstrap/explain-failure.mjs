/** pnpm leaves out an optional package whose download failed; then the program that needed it cannot set itself up. */
const cutOff = /\b(bun|deno|esbuild|pnpm|workerd)@[\d.]+ (pre|post)install: .*exited with|its download was cut off/i;

const network =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|META_FETCH_FAIL|error sending request|network timeout/i;

export const noAnswer =
  "The package registry cannot be reached: connect to the network, or name a registry that you can reach in ~/.npmrc (registry=…), and run the command again.";

/** The known causes, each with its sign in the log. */
const causes = /** @type {const} */ ([
  [
    /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|invalid peer certificate|CERT_/i,
    "The package registry's certificate is not trusted: set NODE_EXTRA_CA_CERTS to the file of your network's certificate authority, and run the command again.",
  ],
  [network, noAnswer],
  [cutOff, "A download was cut off: run the command again."],
  [/ENOSPC|No space left/i, "The disk is full: free about 2 GB for the dependencies, and run the command again."],
  [
    /OUTDATED_LOCKFILE|LOCKFILE_CONFIG_MISMATCH|Regenerate the lockfile/,
    "pnpm-lock.yaml does not fit the package.json files: run `npx --yes PNPM install`, and commit the lockfile.",
  ],
]);

/** Whether another try may help. @param {string} log */
export const isNetworkFailure = (log) => network.test(log) || cutOff.test(log);

/**
 * Why an installation ended: one line for a known cause, else the end of its log.
 *
 * @param {string} log
 * @param {string} packageManager such as `pnpm@12.21.0`
 */
export const explainFailure = (log, packageManager) => {
  const line = causes.find(([sign]) => sign.test(log))?.[1].replace("PNPM", packageManager);
  const end = log.trim().split("\n").slice(-20).join("\n");
  return line ?? `The dependencies could not be installed. The end of pnpm's log:\n\n${end}`;
};
