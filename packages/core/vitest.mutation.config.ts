import { library } from "@techlookup-tools/vitest";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Vitest's own order, which begins with the slowest files, turned round: what notices a mutant ends the run. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toReversed();
  }
}

const { test, ...config } = library();

/**
 * For the mutation run, which runs the tests that reach a mutant, thousands of times. One worker a mutant loads the sources once,
 * instead of once a file, and loads no further file once a test has failed. Random inputs come last, since they take longest; those
 * that are about hostile surroundings are left out, or fewer.
 */
export default {
  ...config,
  test: {
    ...test,
    exclude: ["test/properties/{hostile-records,hostile-server,paths}.test.ts"],
    env: { FUZZ_RUNS: "300", FUZZ_SEED: "20261126" },
    isolate: false,
    runner: "./vitest.mutation.runner.ts",
    reporters: ["dot"],
    sequence: { sequencer: QuickestFirst },
    // What hangs is noticed, too.
    testTimeout: 10_000,
  },
};
