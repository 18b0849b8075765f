import type { ErrorPage } from "./error-page.ts";

/** An index of the site for language models (llmstxt.org): what there is, and where its Markdown is. */
export const llmsText = (pages: readonly ErrorPage[], baseUrl: string): string => `# techlookup

> TypeScript clients for the TechnologyChecker API, for Node, Deno, Bun, Workers and web pages. Every error has a code, a page, and
> a history of attempts. An independent community project, not made or endorsed by TechnologyChecker.

## Errors

${pages.map(({ code, slug, title }) => `- [${code}](${baseUrl}/errors/${slug}.md): ${title}`).join("\n")}

## Guides

${[
  "start",
  "lookup",
  "overnight",
  "agents",
  "command",
  "errors",
  "retries",
  "testing",
  "many-processes",
  "many-machines",
  "integrations",
  "pacing",
  "cache",
  "observability",
  "security",
  "upgrading",
  "known",
  "http-api",
  "reference",
]
  .map((name) => `- [${name}](${baseUrl}/docs/${name})`)
  .join("\n")}
- [Questions](${baseUrl}/faq)

## Data

- [All errors as JSON](${baseUrl}/errors.json), with a [schema](${baseUrl}/errors.schema.json)
- [The HTTP API as OpenAPI 3.1](${baseUrl}/openapi.json)
`;
