/** What people read of this project, as patterns of files. */
export const places: readonly string[] = [
  "README.md",
  "packages/*/README.md",
  "apps/docs/docs/*.mdx",
  ".changeset/*.md",
  // Error pages, hints, and the descriptions of endpoints and parameters.
  "packages/core/src/catalog/**/*.ts",
  "packages/core/src/errors/*.ts",
  "packages/core/src/contract/{details,parameters}.ts",
  "packages/sandbox/src/openapi/*.ts",
  // The site's own texts: questions, components, and the parts of pages that are made.
  "apps/docs/src/**/*.{ts,tsx}",
  "apps/docs/generate/**/*.ts",
  // What the command prints, its help included.
  "packages/cli/src/**/*.ts",
];
