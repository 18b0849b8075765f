import { library } from "@techlookup-tools/vitest";
import { mergeConfig } from "vitest/config";

/** For the mutation run: the properties take seconds each, and thousands of runs of them would take hours. */
export default mergeConfig(library(), { test: { exclude: ["test/properties/**"] } });
