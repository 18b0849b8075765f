import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codeBlocks } from "./code-blocks.ts";

const markdown = `# A title
\`\`\`js title="outside.mjs"
1;
\`\`\`
## First
\`\`\`sh
no title
\`\`\`
\`\`\`js title="a.mjs"
const a = \`x\`;
\`\`\`
text
\`\`\`js title="a.cjs"
2;
\`\`\`
## Second
\`\`\`js title="b.mjs"
3;
\`\`\`
`;

describe("code blocks", () => {
  it("are the titled ones of a section", () => {
    expect(codeBlocks(markdown, "First")).toEqual([
      { title: "a.mjs", code: "const a = `x`;\n" },
      { title: "a.cjs", code: "2;\n" },
    ]);
    expect(codeBlocks(markdown, "Third")).toEqual([]);
    expect(codeBlocks(markdown)).toHaveLength(4);
  });

  it("of the README's quick start are the same in the documentation", () => {
    const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
    const readme = codeBlocks(read("README.md"), "Quick start");
    expect(readme.map(({ title }) => title)).toEqual(["quick-start.mjs", "quick-start.cjs"]);
    expect(codeBlocks(read("apps/docs/docs/start.mdx"))).toEqual(expect.arrayContaining(readme));
  });
});
