import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";

/** The page of questions, from the file that `generate` wrote. */
export default function faqPage({ siteDir, baseUrl }: LoadContext): Plugin<string> {
  const file = join(siteDir, ".generated", "faq.json");
  return {
    name: "faq-page",
    getPathsToWatch: () => [file],
    loadContent: async () => readFileSync(file, "utf8"),
    contentLoaded: async ({ content, actions: { addRoute, createData } }) => {
      const items = await createData("faq.json", content);
      const component = "@site/src/components/faq-page.tsx";
      addRoute({ path: `${baseUrl}faq`, component, modules: { items }, exact: true });
    },
  };
}
