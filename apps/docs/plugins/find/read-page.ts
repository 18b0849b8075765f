import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FindSection } from "../../src/find/entry.ts";
import { plainMarkdown } from "./plain-markdown.ts";

/** A guide as it is written: its front matter, and what stands below each heading. */
export interface WrittenPage {
  readonly title: string;
  readonly about: string;
  readonly sections: readonly FindSection[];
}

/** The anchor that Docusaurus gives to a heading without one of its own. */
const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\d\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

const headingLine = /^#{2,3} +(.+?)(?: *\{(?:\/\* *)?#([\w-]+)(?: *\*\/)?\})? *$/;

/** Lines of a page by their heading; `#` in a sample of code is none. */
const split = (body: string): { readonly line?: string; readonly lines: string[] }[] => {
  const parts: { line?: string; lines: string[] }[] = [{ lines: [] }];
  let isCode = false;
  for (const line of body.split("\n")) {
    if (/^ *`{3,}/.test(line)) isCode = !isCode;
    if (!isCode && headingLine.test(line)) parts.push({ line, lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts;
};

/** Puts the tables that `generate` made where a page imports them, as far as they are there. */
const withTables = (source: string, site: string): string => {
  const imports = [...source.matchAll(/^import (\w+) from "@site\/(\.generated\/[\w/.-]+\.md)";$/gm)];
  return imports.reduce((text, [, name = "", path = ""]) => {
    const file = join(site, path);
    return existsSync(file) ? text.replace(new RegExp(`^<${name} */>`, "m"), readFileSync(file, "utf8")) : text;
  }, source);
};

const field = (frontMatter: string, name: string): string | undefined =>
  new RegExp(`^${name}: *"?(.*?)"?$`, "m").exec(frontMatter)?.[1];

/**
 * Reads a page of `docs`.
 *
 * @param site The folder of the site, in which generated tables are looked for.
 */
export const readPage = (file: string, site: string): WrittenPage => {
  const source = withTables(readFileSync(file, "utf8"), site);
  const [, frontMatter = ""] = /^---\n([\s\S]*?)\n---\n/.exec(source) ?? [];
  const body = source.slice(frontMatter === "" ? 0 : frontMatter.length + 9);
  const used = new Map<string, number>();
  const sections = split(body).map(({ line, lines }): FindSection => {
    const { text, code } = plainMarkdown(lines.join("\n"));
    const [, heading = "", id] = headingLine.exec(line ?? "") ?? [];
    if (line === undefined) return { text, ...(code !== "" && { code }) };
    const slug = id ?? slugOf(heading);
    const times = used.get(slug) ?? 0;
    used.set(slug, times + 1);
    const anchor = times === 0 ? slug : `${slug}-${times}`;
    return { anchor, heading: plainMarkdown(heading).text, text, ...(code !== "" && { code }) };
  });
  const title = field(frontMatter, "title") ?? /^# +(.+)$/m.exec(body)?.[1] ?? "";
  const about = field(frontMatter, "description") ?? sections[0]?.text.split(/(?<=\.) /)[0] ?? "";
  return { title: plainMarkdown(title).text, about, sections };
};
