import { expect, it } from "vitest";
import { distTag } from "./dist-tag.ts";

it.each([
  ["0.1.0", undefined, "latest"],
  ["0.1.1", "0.1.0", "latest"],
  ["0.10.0", "0.9.9", "latest"],
  ["1.0.0", "0.12.3", "latest"],
  ["0.1.1", "0.1.1", "latest"],
  ["0.1.1", "0.2.0", "latest-0.1"],
  ["0.9.1", "0.10.0", "latest-0.9"],
  ["1.4.10", "2.0.0", "latest-1.4"],
])("%s is published beside %s as %s", (version, latest, tag) => {
  expect(distTag(version, latest)).toBe(tag);
});
