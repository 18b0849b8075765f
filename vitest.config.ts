import { defineConfig, mergeConfig } from "vitest/config";
import { library } from "./tools/vitest/library.ts";

/** One of tests that belong to no package; like theirs, they read the packages' sources. */
const project = (name: string, ...include: string[]) =>
  mergeConfig(library(), defineConfig({ test: { name, include } }));

/** All packages, the tools, what must hold of the repository, and of the built site: `vitest run --project "*core" NAME`. */
export default defineConfig({
  test: {
    projects: [
      "packages/*",
      "apps/docs",
      "bench",
      project("tools", "tools/**/*.test.ts", "tests/{rehearsal,suite}/*.test.ts"),
      { test: { name: "repository", include: ["tests/repository/*.test.ts"], testTimeout: 30_000 } },
      project("site", "tests/site/*.test.ts", "apps/docs/test-built/*.test.ts"),
    ],
  },
});
