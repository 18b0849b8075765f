import { library } from "@techlookup-tools/vitest";
import { mergeConfig } from "vitest/config";

export default mergeConfig(library(), {
  // Each waits for processes of its own, and one file for a minute.
  test: { globalSetup: ["test/build-command.ts"], maxWorkers: 3 },
});
