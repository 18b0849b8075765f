/**
 * What `node tools/run.mjs <name>` can do. `source` runs the packages from their sources, without a build.
 *
 * @type {Record<string, { about: string, script: string, source: boolean }>}
 */
export const commands = {
  tour: {
    about: "show the errors and retries against the sandbox (npm start)",
    script: "tools/tour/main.ts",
    source: true,
  },
  check: { about: "run every check (npm test)", script: "tools/check/main.ts", source: false },
  suite: {
    about: "run the conformance vectors and the faults on all runtimes, or on those that are named",
    script: "tools/suite/main.ts",
    source: true,
  },
  docs: {
    about: "serve the documentation site; what a guide says shows at once, the rest after a new start (npm run docs)",
    script: "tools/docs/serve.ts",
    source: false,
  },
  "docs-build": {
    about: "build the documentation site into apps/docs/build",
    script: "tools/docs/build.ts",
    source: false,
  },
  "add-error": {
    about: "add an error code to the table and the catalogue",
    script: "tools/add-error/main.ts",
    source: false,
  },
  "add-endpoint": {
    about: "add an endpoint to the contract, and to all that reads it",
    script: "tools/add-endpoint/main.ts",
    source: false,
  },
  "made-up": {
    about: "add something made up in a copy, and list what turns red",
    script: "tools/made-up/main.ts",
    source: false,
  },
  api: {
    about: "compare the public types with the kept reports (--update writes them anew)",
    script: "tools/api-surface/main.ts",
    source: false,
  },
  version: {
    about: "turn the changesets into versions and changelogs",
    script: "tools/release/version.ts",
    source: false,
  },
  release: {
    about: "publish to npm what it does not have yet (--dry-run tries it)",
    script: "tools/release/publish.ts",
    source: false,
  },
  "release-due": {
    about: "say which commit is to be published",
    script: "tools/release/tell-due.ts",
    source: false,
  },
  "release-github": {
    about: "make the release on GitHub: its notes, its bills of materials",
    script: "tools/release/publish-github.ts",
    source: false,
  },
  "release-jsr": {
    about: "publish to JSR (--dry-run tries it)",
    script: "tools/release/publish-jsr.ts",
    source: false,
  },
  rehearse: {
    about: "rehearse a release, from a changeset to programs that install it",
    script: "tools/rehearse/main.ts",
    source: true,
  },
  size: {
    about: "measure what an application gets, beside its limits",
    script: "tools/size/main.ts",
    source: false,
  },
  browsers: {
    about: "install the browsers that tests need, where this may be done",
    script: "tools/browsers/install.ts",
    source: false,
  },
  lighthouse: {
    about: "measure the built site with Lighthouse; nothing else should run (npm run lighthouse -- --alone)",
    script: "tools/site/lighthouse.ts",
    source: false,
  },
  mutation: {
    about: "break core in small ways, and see whether a test notices; takes many minutes",
    script: "tools/mutation/main.ts",
    source: false,
  },
  format: {
    about: "format, and mend what the linter can",
    script: "tools/format/main.ts",
    source: false,
  },
  measure: {
    about: "print what importing each package costs; after npm run pack",
    script: "tools/measure/main.ts",
    source: false,
  },
  pack: {
    about: "build the packages and put their tarballs into .cache/tarballs",
    script: "tools/pack/main.ts",
    source: false,
  },
};

/** @param {string} name */
export const describeCommands = (name) => {
  const known = Object.entries(commands).map(([key, { about }]) => `  ${key.padEnd(13)}${about}`);
  const first = name === "" ? "A command is missing." : `There is no command '${name}'.`;
  return `${first} These exist:\n${known.join("\n")}`;
};
