import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import type { ErrorPage } from "../generate/error-page.ts";

/** What the index and the finder need of each page: the pages themselves are loaded where they are looked at. */
export type ErrorSummary = Pick<
  ErrorPage,
  "code" | "slug" | "status" | "side" | "known" | "repeating" | "title" | "meaning" | "hint"
>;

const summaryOf = (page: ErrorPage): ErrorSummary => {
  const { code, slug, status, side, known, repeating, title, meaning, hint } = page;
  return { code, slug, status, side, known, repeating, title, meaning, hint };
};

/** A page for each code, and their index, from the file that `generate` wrote. */
export default function errorPages({ siteDir, baseUrl }: LoadContext): Plugin<readonly ErrorPage[]> {
  const file = join(siteDir, ".generated", "errors.json");
  return {
    name: "error-pages",
    getPathsToWatch: () => [file],
    loadContent: async () => JSON.parse(readFileSync(file, "utf8")),
    contentLoaded: async ({ content, actions: { addRoute, createData } }) => {
      const summaries = await createData("summaries.json", JSON.stringify(content.map(summaryOf)));
      const index = "@site/src/components/errors/error-index.tsx";
      addRoute({ path: `${baseUrl}errors`, component: index, modules: { errors: summaries }, exact: true });
      for (const page of content) {
        const data = await createData(`${page.slug}.json`, JSON.stringify(page));
        const component = "@site/src/components/errors/error-page.tsx";
        addRoute({ path: `${baseUrl}errors/${page.slug}`, component, modules: { page: data }, exact: true });
        // As it stands in code, for people who type it. Codes that differ from the slug in case alone are one file with it on some
        // systems: `find-pages` copies their pages where they are two.
        if (page.code.toLowerCase() === page.slug) continue;
        const redirect = "@site/src/components/errors/error-redirect.tsx";
        const summary = await createData(`${page.slug}-summary.json`, JSON.stringify(summaryOf(page)));
        addRoute({
          path: `${baseUrl}errors/${page.code}`,
          component: redirect,
          modules: { error: summary },
          exact: true,
        });
      }
    },
  };
}
