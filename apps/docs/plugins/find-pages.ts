import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { codes, type KnownCode, slugOf } from "@techlookup/core";
import type { FindIndex } from "../src/find/find-index.ts";
import { buildIndex } from "./find/build-index.ts";

/**
 * What leads people to a page: the index that is searched, the page of the search, and files for addresses that would be not
 * found on a plain static server.
 */
export default function findPages({ siteDir, baseUrl }: LoadContext): Plugin<FindIndex> {
  const questions = join(siteDir, ".generated", "faq.json");
  return {
    name: "find-pages",
    getPathsToWatch: () => [join(siteDir, "docs/**/*.{md,mdx}"), questions],
    getClientModules: () => [join(siteDir, "src/components/find/focus-heading.ts")],
    loadContent: async () => buildIndex(siteDir, JSON.parse(readFileSync(questions, "utf8"))),
    contentLoaded: async ({ content, actions: { addRoute, createData } }) => {
      // Under this name, components load it when somebody searches.
      await createData("index.json", JSON.stringify(content));
      addRoute({ path: `${baseUrl}search`, component: "@site/src/components/find/search-page.tsx", exact: true });
    },
    postBuild: async ({ outDir }) => {
      // Links of old errors have a slash before the question mark, and some servers take `/errors` for a folder.
      cpSync(join(outDir, "errors.html"), join(outDir, "errors", "index.html"));
      for (const code of Object.keys(codes) as KnownCode[]) {
        if (code.toLowerCase() !== slugOf(code)) continue;
        // The same page in the letters of the code, whole: where both are one file, nothing is lost.
        const [page, copy] = [slugOf(code), code].map((name) => join(outDir, "errors", `${name}.html`));
        if (page && copy && !existsSync(copy)) cpSync(page, copy);
      }
    },
  };
}
