import { library } from "@techlookup-tools/vitest";
import { mergeConfig } from "vitest/config";

/** No test here changes what others see for longer than it runs, so that the sources need not be loaded again for each file. */
export default mergeConfig(library(), { test: { isolate: false } });
