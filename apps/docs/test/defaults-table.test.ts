import { expect, it } from "vitest";
import { defaultsTable } from "../generate/tables/defaults-table.ts";

it("the README of core states every option's default as the client's own tables do", () => {
  expect(defaultsTable()).toContain("| `retry.maxAttempts` | 4 |");
});
