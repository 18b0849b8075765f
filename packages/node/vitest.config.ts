import { defineConfig } from "vitest/config";

const conditions = ["@techlookup/source", "module", "node", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: { include: ["test/**/*.test.ts"] },
});
