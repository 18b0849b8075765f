import { describe, expect, it } from "vitest";
import { type ReleaseState, refusals } from "./refusals.ts";

const good: ReleaseState = { version: "1.2.0", dirty: [], head: "a".repeat(40) };
const snapshot: ReleaseState = { ...good, version: "0.0.0-pr-7-20261126", tryAs: "pr-7", dirty: ["M package.json"] };

describe("a release", () => {
  it("can be made, and repeated", () => {
    expect(refusals(good)).toEqual([]);
    expect(refusals({ ...good, tagged: good.head })).toEqual([]);
  });

  it.each<[string, Partial<ReleaseState>]>([
    ["the version is 0.0.0", { version: "0.0.0" }],
    ["1 files are not committed (M README.md)", { dirty: ["M README.md"] }],
    ["v1.2.0 is the tag of bbbbbbbbbb, and this is aaaaaaaaaa", { tagged: "b".repeat(40) }],
  ])("is refused: %s", (reason, change) => {
    const found = refusals({ ...good, ...change });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(reason);
  });
});

describe("a version to try", () => {
  it("is of no commit", () => expect(refusals(snapshot)).toEqual([]));

  it("must not be one that is still to come", () => {
    expect(refusals({ ...snapshot, version: "1.2.0" })).toEqual([
      "1.2.0 is no version to be tried: make one with `npm run version -- --snapshot pr-7`",
    ]);
  });
});
