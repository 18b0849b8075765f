import { library } from "@techlookup-tools/vitest";
import { mergeConfig } from "vitest/config";

// More than a hundred short files: a worker and all modules for each took more than the tests. Each file restores what it replaces.
export default mergeConfig(library(), { test: { isolate: false } });
