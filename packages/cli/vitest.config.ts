import { library } from "@techlookup-tools/vitest";
import { mergeConfig } from "vitest/config";

/** Most tests and hooks start processes, which take five times as long on a slow machine, and longer beside others. */
const patienceMs = 120_000;

export default mergeConfig(library(), {
  test: {
    globalSetup: ["test/build-command.ts"],
    setupFiles: ["test/end-file.ts"],
    testTimeout: patienceMs,
    hookTimeout: patienceMs,
    expect: { poll: { timeout: patienceMs / 2 } },
    // Each waits for processes of its own, and one file for a minute.
    maxWorkers: 3,
    // A worker and all modules for each file took longer than many of the tests. Each file restores what it replaces.
    isolate: false,
  },
});
