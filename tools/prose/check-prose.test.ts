import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkProse } from "./check-prose.ts";
import { readWords } from "./words.ts";

const styleGuide = [
  "| We write | for |\n| --- | --- |\n| `retry` | the same again |\n",
  "| Not | but |\n| --- | --- |\n| `mend`, `mended` | fix |\n| `with what there is` | so far |\n| `, too` | also |\n\nEnd.",
].join("\n");
const words = readWords(styleGuide);

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "prose-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Plants a file, and says what is found in it. */
const foundIn = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  return checkProse(folder, words, ["**/*.{md,mdx,ts,tsx}"]);
};

describe("the words", () => {
  it("are the phrases in code marks of the second table", () => {
    expect(words.map(({ phrase }) => phrase)).toEqual(["mend", "mended", "with what there is", ", too"]);
  });

  it("are refused where a table is missing, or a row names none", () => {
    expect(() => readWords("# Style")).toThrow(/no table/);
    expect(() => readWords("| Not | but |\n| --- | --- |\n| mend | fix |\n")).toThrow(/mend/);
  });
});

describe("a planted word is found", () => {
  it.each([
    ["a guide", "docs/a.mdx", "# Title\n\nYou mend the request.\n", 3],
    ["a description", "docs/a.mdx", "---\ndescription: How to mend it\n---\n", 2],
    ["a phrase across lines", "README.md", "It goes on with what\nthere is.\n", 1],
    ["after a comma", "README.md", "It counts, too.\n", 1],
    ["a string", "src/a.ts", 'export const fix = {\n  text: "Mend the request",\n};\n', 2],
    ["a template", "src/a.ts", `export const text =\n  \`\${1 + 1} is mended now\`;\n`, 2],
    ["a component", "src/a.tsx", "export const A = () => (\n  <p>How to mend it</p>\n);\n", 2],
  ])("in %s", (_kind, path, text, line) => {
    const { problems } = foundIn(path, text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${path}:${line}: `));
  });
});

describe("no word is found", () => {
  it.each([
    ["code", "a.md", "Call `mend()`:\n\n```ts\nmend(it);\n```\n\n[It](./mend.md) is amended.\n"],
    [
      "names of a program",
      "a.ts",
      'import { mend } from "./mend it.ts";\n// How to mend it\nexport const mended = mend;\n',
    ],
    ["one word that a program compares", "a.ts", 'export const word = "mend";\n'],
  ])("in %s", (_kind, path, text) => expect(foundIn(path, text).problems).toEqual([]));
});
