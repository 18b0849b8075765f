import { entries } from "./reference/entries.mjs";

/** The API reference, from the doc comments of the sources: Markdown, of which Docusaurus makes pages. */
export default {
  name: "API reference",
  entryPoints: entries.map(({ file }) => file),
  tsconfig: "tsconfig.reference.json",
  plugin: ["typedoc-plugin-markdown", "./reference/modules.mjs"],
  out: "docs/reference",
  readme: "none",
  excludeInternal: true,
  disableSources: true,
  // An export that nobody described, or a link that leads nowhere, ends the build.
  validation: { notDocumented: true, notExported: true, invalidLink: true, rewrittenLink: true },
  packagesRequiringDocumentation: [...new Set(entries.map(({ package: name }) => name))],
  requiredToBeDocumented: ["Class", "Function", "Interface", "Method", "TypeAlias", "Variable"],
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
  // What follows is how the pages look.
  router: "member",
  // A type has a few lines: it stands on the page of its module. Each page of the site carries the list of all pages along.
  membersWithOwnFile: ["Class", "Enum", "Function", "Interface", "Variable"],
  excludeScopesInPaths: true,
  entryFileName: "index",
  hidePageHeader: true,
  hideBreadcrumbs: true,
  hideGroupHeadings: false,
  useCodeBlocks: true,
  expandObjects: true,
  parametersFormat: "list",
  indexFormat: "table",
  sanitizeComments: true,
  pageTitleTemplates: { index: "{projectName}", module: "{name}", member: "{name}" },
};
