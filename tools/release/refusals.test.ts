import { describe, expect, it } from "vitest";
import { type ReleaseState, refusals } from "./refusals.ts";

const good: ReleaseState = { version: "1.2.0", changesets: [], dirty: [], head: "a".repeat(40) };

describe("a release", () => {
  it("can be made, and repeated", () => {
    expect(refusals(good)).toEqual([]);
    expect(refusals({ ...good, tagged: good.head })).toEqual([]);
  });

  it.each<[string, Partial<ReleaseState>]>([
    ["the version is 0.0.0", { version: "0.0.0" }],
    [".changeset/a.md would not be in a changelog", { changesets: [".changeset/a.md"] }],
    ["1 files are not committed (M README.md)", { dirty: ["M README.md"] }],
    ["v1.2.0 is the tag of bbbbbbbbbb, and this is aaaaaaaaaa", { tagged: "b".repeat(40) }],
  ])("is refused: %s", (reason, change) => {
    const found = refusals({ ...good, ...change });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(reason);
  });
});
