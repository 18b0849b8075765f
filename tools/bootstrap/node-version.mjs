/** The npm packages `node-linux-*` bring the development Node along; they need glibc. */
const pinnedArchitectures = ["x64", "arm64"];

/** A Node that only has to start npm and pnpm. */
const minimumToStart = [20, 0];

/** A Node that has to do everything itself: it must run TypeScript as it is, and know `await using`. */
const minimumToWork = [24, 0];

/** @param {{ platform: string, arch: string, glibc: boolean }} machine */
export const bringsItsOwnNode = ({ platform, arch, glibc }) =>
  platform === "linux" && glibc && pinnedArchitectures.includes(arch);

/** This machine, as the questions here need it. */
export const thisMachine = () => {
  const report = process.report && /** @type {any} */ (process.report.getReport());
  return {
    platform: /** @type {string} */ (process.platform),
    arch: /** @type {string} */ (process.arch),
    glibc: Boolean(report?.header.glibcVersionRuntime),
  };
};

/**
 * One line when this Node is too old, else nothing.
 *
 * @param {string} version as in `process.versions.node`
 * @param {{ platform: string, arch: string, glibc: boolean }} machine
 */
export const nodeProblem = (version, machine) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = bringsItsOwnNode(machine) ? minimumToStart : minimumToWork;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return undefined;
  return `Node ${version} is too old: this repository needs Node ${wantedMajor}.${wantedMinor} or later. Install one from https://nodejs.org and run the command again.`;
};
