import type { Options, ThemeConfig } from "@docusaurus/preset-classic";
import type { Config } from "@docusaurus/types";
import { darkCode, lightCode } from "./code-themes.ts";
import { headTags } from "./head-tags.ts";
import { home } from "./src/components/home/words.ts";

const baseUrl = "/techlookup/";

const repository = "https://github.com/techlookup/techlookup";

const independence =
  "An independent community project, not made, endorsed or supported by TechnologyChecker. MIT licence.";

type SidebarItems = Awaited<
  ReturnType<NonNullable<NonNullable<Exclude<Options["docs"], false>>["sidebarItemsGenerator"]>>
>;

/** An entry point is named without the scope that all have: its name would not fit into the list. */
const withShortLabels = (items: SidebarItems, titleOf: (id: string) => string | undefined): SidebarItems =>
  items.map((item) => {
    // Titles of generic types have their angle brackets escaped, for Markdown.
    const title = item.type === "doc" ? titleOf(item.id) : undefined;
    if (item.type === "doc" && title?.includes("\\")) return { ...item, label: title.replaceAll("\\", "") };
    if (item.type !== "category") return item;
    const label = item.label.replace(/^@techlookup\/(?=.*\/)/, "");
    return { ...item, label, items: withShortLabels(item.items, titleOf) };
  });

const preset: Options = {
  docs: {
    routeBasePath: "docs",
    sidebarPath: "./sidebars.ts",
    // The list beside the page shows where it is.
    breadcrumbs: false,
    // By the alphabet the index of the reference would stand among its packages.
    sidebarItemsGenerator: async ({ defaultSidebarItemsGenerator, ...parameters }) => {
      const titles = new Map(parameters.docs.map(({ id, title }) => [id, title]));
      const items = withShortLabels(await defaultSidebarItemsGenerator(parameters), (id) => titles.get(id));
      const isIndex = (item: (typeof items)[number]): boolean => item.type === "doc" && item.id === "reference/index";
      return [...items.filter(isIndex), ...items.filter((item) => !isIndex(item))];
    },
  },
  blog: false,
  theme: {
    customCss: ["colours", "type", "layout", "lists", "code", "console", "tables", "site", "print"].map(
      (name) => `./src/css/${name}.css`,
    ),
  },
};

const themeConfig: ThemeConfig = {
  prism: { theme: lightCode, darkTheme: darkCode, additionalLanguages: ["bash", "json", "python"] },
  colorMode: { respectPrefersColorScheme: true },
  image: "images/card.png",
  // For pages that have none of their own, such as that for what is not found.
  metadata: [
    { name: "description", content: `${home.tagline}. ${home.title} An independent community project.` },
    { property: "og:type", content: "website" },
    { property: "og:site_name", content: "techlookup" },
    { property: "og:image:width", content: "1200" },
    { property: "og:image:height", content: "630" },
  ],
  navbar: {
    title: "techlookup",
    logo: { alt: "", src: "images/mark.svg", width: 28, height: 28 },
    items: [
      { type: "docSidebar", sidebarId: "docs", label: "Docs", position: "left" },
      { to: "/errors", label: "Errors", position: "left" },
      { to: "/decode", label: "Decoder", position: "left" },
      { to: "/playground", label: "Playground", position: "left" },
      { to: "/faq", label: "Questions", position: "left" },
      { href: repository, label: "Source", position: "right" },
    ],
  },
  footer: {
    links: [
      {
        title: "Guides",
        items: [
          { label: "Install and call", to: "/docs/start" },
          { label: "Errors in depth", to: "/docs/errors" },
          { label: "Retries in depth", to: "/docs/retries" },
          { label: "Testing with the sandbox", to: "/docs/testing" },
        ],
      },
      {
        title: "Look it up",
        items: [
          { label: "All errors", to: "/errors" },
          { label: "Questions", to: "/faq" },
          { label: "Decoder", to: "/decode" },
          { label: "Playground", to: "/playground" },
        ],
      },
      {
        title: "The project",
        items: [
          { label: "What is known of the API", to: "/docs/known" },
          { label: "Runtimes", to: "/docs/runtimes" },
          { label: "Source", href: repository },
        ],
      },
    ],
    copyright: independence,
  },
};

export default {
  title: "techlookup",
  tagline: home.tagline,
  // The links on error objects start with these two: packages/core/src/errors/docs-url.ts.
  url: "https://techlookup.github.io",
  baseUrl,
  headTags: headTags(baseUrl),
  trailingSlash: false,
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  // The API reference is plain Markdown: `{` and `<` in it are no JSX.
  markdown: { format: "detect", hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" } },
  future: { v4: true, faster: true },
  plugins: ["./plugins/error-pages.ts", "./plugins/faq-page.ts", "./plugins/find-pages.ts"],
  staticDirectories: ["static", ".generated/static"],
  presets: [["classic", preset]],
  themeConfig,
} satisfies Config;
