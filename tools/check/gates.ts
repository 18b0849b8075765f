import type { CommandLine, Gate } from "./gate.ts";

/** A script of ours, run by this same Node. */
const script = (path: string, ...parameters: string[]): CommandLine => [process.execPath, path, ...parameters];

/** A program that a dependency brought; node_modules/.bin is on the path. */
const bin = (name: string, ...parameters: string[]): CommandLine => [name, ...parameters];

const testReport = ".cache/unit-tests.json";

/** A script that runs packages from their sources. */
const sourceScript = (path: string, ...parameters: string[]): CommandLine => [
  process.execPath,
  "--conditions=@techlookup/source",
  path,
  ...parameters,
];

/** Everything that `npm test` checks. The slow ones come first: two run at a time. */
export const gates: readonly Gate[] = [
  {
    name: "unit tests",
    commands: [bin("vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${testReport}`)],
    testReport,
  },
  {
    name: "runtimes: one of each kind",
    commands: [sourceScript("tools/suite/main.ts", "default")],
    testReport: ".cache/runtimes.json",
  },
  { name: "build packages", commands: [bin("turbo", "run", "build", "--filter=./packages/*")] },
  { name: "pack", commands: [script("tools/pack/main.ts")], needs: ["build packages"] },
  { name: "packages: contents", commands: [script("tools/pack/check-contents.ts")], needs: ["pack"] },
  { name: "packages: types kept", commands: [script("tools/api-surface/main.ts")], needs: ["build packages"] },
  { name: "packages: built twice", commands: [script("tools/release/check-reproducible.ts")], needs: ["pack"] },
  { name: "packages: publint, attw", commands: [script("tools/pack/check-exports.ts")], needs: ["pack"] },
  { name: "consumer: quick start", commands: [script("tests/consumers/quick-start/main.ts")], needs: ["pack"] },
  { name: "consumer: identity", commands: [script("tests/consumers/identity/main.ts")], needs: ["pack"] },
  { name: "consumer: everywhere", commands: [script("tests/consumers/everywhere/main.ts")], needs: ["pack"] },
  { name: "build docs", commands: [bin("turbo", "run", "build", "--filter=@techlookup/docs")] },
  {
    name: "site",
    commands: [script("tools/site/main.ts"), sourceScript("tools/site/samples/main.ts"), script("tools/site/walk.ts")],
    needs: ["build docs"],
  },
  { name: "Lighthouse", commands: [script("tools/site/lighthouse.ts")], needs: ["build docs"] },
  { name: "types: TypeScript 6", commands: [script("tools/types/main.ts", "typescript")] },
  { name: "types: TypeScript 7", commands: [script("tools/types/main.ts", "typescript7")] },
  { name: "types: examples", commands: [script("tools/examples/main.ts")] },
  { name: "workflows", commands: [script("tools/workflows/main.ts")] },
  {
    name: "release: drift",
    commands: [script("tools/release/check-drift.ts"), script("tools/release/check-places.ts")],
  },
  { name: "release: changesets", commands: [script("tools/release/check-changesets.ts")] },
  { name: "JSR", commands: [script("tools/jsr/main.ts")] },
  { name: "lint and format", commands: [bin("biome", "ci", "--colors=off")] },
  { name: "knip", commands: [bin("knip", "--no-progress")], needs: ["build docs"] },
  { name: "boundaries", commands: [bin("turbo", "boundaries")] },
  { name: "house lines", commands: [script("tools/house-lines/main.ts")] },
  { name: "made-up additions", commands: [script("tools/made-up/main.ts")] },
  { name: "size", commands: [script("tools/size/main.ts")] },
];
