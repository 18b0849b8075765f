/** What is broken, and by whose tests it must be noticed. Run in packages/core. */
export default {
  mutate: ["src/{errors,retry,answers,call}/**/*.ts"],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  coverageAnalysis: "perTest",
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ["clear-text", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
  jsonReporter: { fileName: "../../.cache/mutation.json" },
  tempDirName: ".stryker-tmp",
  thresholds: { high: 95, low: 90, break: 85 },
};
