import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FaqItem } from "../../generate/faq-page.ts";
import type { FindPage } from "../../src/find/entry.ts";
import type { FindIndex } from "../../src/find/find-index.ts";
import { plainMarkdown } from "./plain-markdown.ts";
import { readPage } from "./read-page.ts";

/** Characters of an export's description that are kept. */
const maxAbout = 160;

/** The address below `/docs` of a file in `docs`. */
const addressOf = (file: string): string => `/docs/${file.replace(/(?:\/index)?\.mdx?$/, "")}`;

const questions = (items: readonly FaqItem[]): FindPage[] =>
  items.map(({ id, question, answer, why, sample }) => ({
    kind: "question",
    path: `/faq#${id}`,
    title: question.replaceAll("`", ""),
    about: answer.replaceAll("`", ""),
    sections: [{ text: [answer, ...why].join(" ").replaceAll("`", ""), ...(sample !== undefined && { code: sample }) }],
  }));

/** Guides, and what is known of the HTTP API, which is found less often by what it mentions. */
const written = (site: string): FindPage[] => {
  const files = globSync("**/*.{md,mdx}", {
    cwd: join(site, "docs"),
    exclude: (path) => /^reference\b/.test(`${path}`),
  });
  return files
    .filter((file) => !file.startsWith("reference"))
    .toSorted()
    .map((file) => ({
      kind: file.startsWith("http-api") ? "http" : "guide",
      path: addressOf(file),
      ...readPage(join(site, "docs", file), site),
    }));
};

/** Pages of the site that are programs. Their texts are their descriptions. */
const tools: readonly FindPage[] = [
  {
    ...{ kind: "guide", path: "/decode", title: "Decode an error", sections: [] },
    about: "Paste an error, a log or a response, and read which error it is and what to do.",
  },
  {
    ...{ kind: "guide", path: "/playground", title: "Playground", sections: [] },
    about: "Choose what the server does, and see what the client makes of it.",
  },
  {
    ...{ kind: "guide", path: "/errors", title: "All errors", sections: [] },
    about: "Every error of the clients in one table, and a list of symptoms.",
  },
];

/** The first sentence of what typedoc wrote of something, or more, as far as it fits. */
const firstOf = (source: string): string => {
  const paragraph = source.split("\n\n").find((part) => /^[A-Z`]/.test(part)) ?? "";
  return plainMarkdown(paragraph).text.slice(0, maxAbout);
};

const named = (heading: string): string => plainMarkdown(heading.trim()).text;

/** Every export by its name, from what typedoc wrote. Types stand on the page of their module. */
const reference = (site: string): FindPage[] => {
  const folder = join(site, "docs", "reference");
  if (!existsSync(folder)) return [];
  return globSync("**/*.md", { cwd: folder })
    .toSorted()
    .flatMap((file): FindPage[] => {
      const source = readFileSync(join(folder, file), "utf8");
      const path = addressOf(`reference/${file}`);
      const title = named(/^# +(.+)$/m.exec(source)?.[1] ?? file);
      const [, types = ""] = source.split(/^## Type Aliases$/m);
      const [own = ""] = types.split(/^## /m);
      const parts = own.split(/^### /m).slice(1);
      const pages = parts.map((part) => {
        const name = named(part.split("\n", 1)[0] ?? "");
        return { path: `${path}#${name.toLowerCase()}`, title: name, about: firstOf(part.slice(name.length)) };
      });
      return [{ path, title, about: firstOf(source) }, ...pages].map((page) => ({
        ...{ kind: "reference", ...page },
        sections: [],
      }));
    });
};

/**
 * The pages that can be found, from what is written and what `generate` and typedoc made of it.
 *
 * @param site The folder of the site.
 * @param items The questions. Docusaurus loads plugins as CommonJS, which cannot import what the questions import.
 */
export const buildIndex = (site: string, items: readonly FaqItem[]): FindIndex => [
  ...questions(items),
  ...written(site),
  ...tools,
  ...reference(site),
];
