import { TestRunner } from "vitest";

/** Loads no further file once a mutant has been noticed: Vitest skips the tests, but collects them all the same. */
export default class extends TestRunner {
  override importFile(filepath: string, source: "collect" | "setup") {
    return this.cancelRun ? undefined : super.importFile(filepath, source);
  }
}
