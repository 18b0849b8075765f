import { expect, it } from "vitest";
import { nextMinor } from "./next-minor.ts";

it.each([
  ["0.0.0", "0.1.0"],
  ["0.9.3", "0.10.0"],
  ["1.2.0", "1.3.0"],
])("what is added to %s comes out in %s", (version, next) => {
  expect(nextMinor(version)).toBe(next);
});
