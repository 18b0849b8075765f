/**
 * Whether the npm packages `node-linux-*`, which need glibc, bring the development Node along.
 *
 * @param {{ platform: string, arch: string, glibc: boolean }} machine
 */
export const bringsItsOwnNode = ({ platform, arch, glibc }) =>
  platform === "linux" && glibc && ["x64", "arm64"].includes(arch);

/** This machine, as the questions here need it. */
export const thisMachine = () => {
  const report = process.report && /** @type {any} */ (process.report.getReport());
  const { platform, arch } = /** @type {{ platform: string, arch: string }} */ (process);
  return { platform, arch, glibc: Boolean(report?.header.glibcVersionRuntime) };
};

/**
 * One line when this Node is too old, else nothing.
 *
 * @param {string} version as in `process.versions.node`
 * @param {{ platform: string, arch: string, glibc: boolean }} machine
 */
export const nodeProblem = (version, machine) => {
  // It either has only to start npm and pnpm, or to do everything itself: run TypeScript as it is, and know `await using`.
  const wanted = bringsItsOwnNode(machine) ? 20 : 24;
  if (Number.parseInt(version, 10) >= wanted) return undefined;
  return `Node ${version} is too old: this repository needs Node ${wanted}.0 or later. Install one from https://nodejs.org and run the command again.`;
};
