import { defineConfig } from "vitest/config";

/** One run and one total for all packages and for the tools. */
export default defineConfig({
  test: { projects: ["packages/*", "apps/docs", { test: { name: "tools", include: ["tools/**/*.test.ts"] } }] },
});
