import { expect, it } from "vitest";
import { fencesOf } from "./fences.ts";

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
