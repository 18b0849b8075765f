/** What the home page, its card and its description begin with. */
export const home = {
  title: "See what a website runs. When a lookup fails, see why.",
  tagline: "TypeScript clients and a command for the TechnologyChecker API",
} as const;
