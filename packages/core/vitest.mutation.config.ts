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
 * instead of once a file, and loads no further file once a test has failed. The properties are left out, since they take seconds each:
 * what they find shall stand in a test of its own.
 */
export default {
  ...config,
  test: {
    ...test,
    exclude: ["test/properties/**"],
    env: { FUZZ_RUNS: "300", FUZZ_SEED: "20261126" },
    isolate: false,
    runner: "./vitest.mutation.runner.ts",
    reporters: ["dot"],
    sequence: { sequencer: QuickestFirst },
    // What hangs is noticed, too: no test takes half a second.
    testTimeout: 5_000,
  },
};
