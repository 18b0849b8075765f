import { describe, expect, it } from "vitest";
import { releaseNotes } from "./notes.ts";

const core = `# @techlookup/core

## 1.2.0

### Minor Changes

- Retries wait less.

  \`\`\`ts
  ## not a version
  \`\`\`

### Patch Changes

- Dates are read.

## 1.1.0

### Minor Changes

- Older.
`;
const node = "# @techlookup/node\n\n## 1.2.0\n\n### Patch Changes\n\n- Dates are read.\n- Aborts are prompt.\n";

it("the notes of a release have what breaks first, whoever has it", () => {
  const of = (kind: string): string => `# a\n\n## 1.0.0\n\n### ${kind} Changes\n\n- ${kind}.\n`;
  const notes = releaseNotes({ a: of("Patch"), b: of("Minor"), c: of("Major") }, "1.0.0");
  expect(notes.match(/^###.*$/gm)).toEqual(["### Major Changes", "### Minor Changes", "### Patch Changes"]);
});

describe("the notes of a release", () => {
  const notes = releaseNotes({ core, node }, "1.2.0");

  it("have each entry once, with the packages that it is of", () => {
    expect(notes.match(/Dates are read\.\n\n {2}`core`, `node`/g)).toHaveLength(1);
    expect(notes).toContain("- Aborts are prompt.\n\n  `node`");
  });

  it("keep the headings, and what an entry says on further lines", () => {
    expect(notes.match(/^###.*$/gm)).toEqual(["### Minor Changes", "### Patch Changes"]);
    expect(notes).toContain("  ```ts\n");
  });

  it("say nothing of other versions", () => {
    expect(notes).not.toContain("Older");
    expect(releaseNotes({ core, node }, "1.1.0")).toContain("Older");
    expect(releaseNotes({ core, node }, "1.1")).toBe("\n");
  });
});
