import { library } from "@techlookup-tools/vitest";
import { mergeConfig } from "vitest/config";

// A worker and all modules for each file took longer than many of the tests. Each file restores what it replaces.
export default mergeConfig(library(), { test: { isolate: false } });
