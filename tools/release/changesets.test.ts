import { describe, expect, it } from "vitest";
import { readChangeset } from "./changesets.ts";

const read = (head: string) => readChangeset("a.md", `---\n${head}---\n\nBetter.\n\n---\n`);

describe("a changeset", () => {
  it("names packages, in quotes of either kind or none", () => {
    expect(read('\n"a": minor\n\'b\': "patch"\nc: none\n')).toEqual([
      { name: "a", bump: "minor" },
      { name: "b", bump: "patch" },
      { name: "c", bump: "none" },
    ]);
  });

  it("is empty where it names none", () => expect(read("")).toEqual([]));

  it("that cannot be read is no empty one", () => {
    expect(() => read("a: huge\n")).toThrow("a.md says 'huge' of a: write one of major, minor, patch, none");
    expect(() => readChangeset("a.md", "## a: minor\n")).toThrow("a.md has no lines between two ---");
  });
});
