/** What is broken, and by whose tests it must be noticed. Run in packages/core. */
export default {
  mutate: ["src/{errors,retry,answers,engine}/**/*.ts"],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  coverageAnalysis: "perTest",
  concurrency: 2,
  // What was looked at already is not looked at again, unless it or a test of it has changed.
  incremental: true,
  incrementalFile: "../../.cache/mutation.json",
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  timeoutMS: 4_000,
  reporters: ["clear-text"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
  tempDirName: ".stryker-tmp",
  thresholds: { high: 95, low: 90, break: 85 },
};
