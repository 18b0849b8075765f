import { defineConfig, type ViteUserConfig } from "vitest/config";

/** Sources of the neighbours instead of their builds: no test needs a build. */
const conditions = ["@techlookup/source", "module", "node", "default"];

/** The one test set-up of all packages here. */
export const library = (): ViteUserConfig =>
  defineConfig({
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: conditions } },
    // Timeouts are long enough for a busy machine: what hangs, hangs for longer.
    test: {
      include: ["test/**/*.test.ts"],
      testTimeout: 30_000,
      hookTimeout: 60_000,
      expect: { poll: { timeout: 10_000 } },
      // tools/check counts the tests.
      reporters: ["default", ["json", { outputFile: "reports/test.json" }]],
    },
  });
