import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codeBlocks, fencesOf } from "./markdown.ts";

it("reads language, meta, code and line", () => {
  const markdown =
    'text\n```js title="a b.mjs" throws=TIMEOUT fault=\'{"kind":"html"}\' norun\n1;\n```\n\n```sh\nls\n```\n';
  expect(fencesOf(markdown)).toEqual([
    {
      language: "js",
      meta: { title: "a b.mjs", throws: "TIMEOUT", fault: '{"kind":"html"}', norun: "" },
      code: "1;\n",
      line: 2,
    },
    { language: "sh", meta: {}, code: "ls\n", line: 6 },
  ]);
});
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
    const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
    const readme = codeBlocks(read("README.md"), "Quick start");
    expect(readme.map(({ title }) => title)).toEqual(["quick-start.mjs", "quick-start.cjs"]);
    expect(codeBlocks(read("apps/docs/docs/start.mdx"))).toEqual(expect.arrayContaining(readme));
  });
});
