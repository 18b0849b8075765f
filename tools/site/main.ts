/** What must hold of the built site: links on errors lead to pages, and what programs read of it is whole. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { codes, docsBaseUrl, docsUrlOf, type KnownCode } from "../../packages/core/src/index.ts";
import { codeBlocks } from "../readme/code-blocks.ts";
import { weightProblem } from "./page-weight.ts";

const build = "apps/docs/build";
const problems: string[] = [];

const read = (path: string): string => {
  const file = join(build, path);
  if (existsSync(file)) return readFileSync(file, "utf8");
  problems.push(`${file} is missing`);
  return "";
};

/** The file that a static server sends for a URL of the site. */
const fileOf = (url: string): string => `${url.slice(docsBaseUrl.length + 1)}.html`;

for (const code of Object.keys(codes) as KnownCode[]) {
  const page = read(fileOf(docsUrlOf(code)));
  for (const text of [code, codes[code].hint.slice(0, 20), '"TechArticle"']) {
    if (!page.includes(text)) problems.push(`the page of ${code} does not contain ${text}`);
  }
  // The site's own address is written in its configuration, too: docusaurus.config.ts.
  if (!page.includes(`rel=canonical href=${docsUrlOf(code)} `)) problems.push(`${code} does not stand at its docsUrl`);
  if (!/<title[^>]*>[^<]*TechLookup|<title[^>]*>[^<]*techlookup/i.test(page)) problems.push(`${code} has no title`);
  if (!read(fileOf(docsUrlOf(code)).replace(".html", ".md")).startsWith(`# ${code}: `)) {
    problems.push(`the Markdown of ${code} is not its own`);
  }
}

const list = JSON.parse(read("errors.json") || "{}");
const ajv = new Ajv2020({ allErrors: true, strict: false, formats: { uri: URL.canParse } });
const validate = ajv.compile(JSON.parse(read("errors.schema.json") || "{}"));
if (!validate(list)) problems.push(`errors.json does not fit its schema: ${ajv.errorsText(validate.errors)}`);
if (list.errors?.length !== Object.keys(codes).length) problems.push("errors.json does not have every code");

for (const [, url = ""] of read("llms.txt").matchAll(/\]\((\S+?)\)/g)) {
  const path = url.slice(docsBaseUrl.length + 1);
  read(path.includes(".") ? path : `${path}.html`);
}

const weight = weightProblem(build, "errors/rate-limit.html");
if (weight !== undefined) problems.push(weight);
// The page for a start repeats the README's programs, which are also run in projects with the packed packages.
const start = readFileSync("apps/docs/docs/start.mdx", "utf8");
for (const { title, code } of codeBlocks(readFileSync("README.md", "utf8"), "Quick start")) {
  if (!codeBlocks(start).some((block) => block.title === title && block.code === code))
    problems.push(`docs/start.mdx has another ${title}`);
}
for (const problem of problems) console.log(problem);
console.log(`${Object.keys(codes).length} codes, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
