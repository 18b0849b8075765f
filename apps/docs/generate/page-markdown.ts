import type { ErrorPage } from "./error-page.ts";

const sides = { caller: "the calling program", account: "the account", server: "the server", network: "the network" };

/** The page as Markdown: for copying, and for readers that are programs. */
export const pageMarkdown = (page: ErrorPage): string => {
  const { code, title, status, side, known, meaning, retried, fix, causes, related, docsUrl, sample } = page;
  const causeTexts = causes.map(({ cause, sign, fix: mend }) => `### ${cause}\n\nHow to tell: ${sign}\n\n${mend}`);
  return `# ${code}: ${title}

- Status: ${status ?? "none of its own"}
- Side: ${sides[side]}
- Known: ${known}
- Repeated: ${page.repeating}
- Page: ${docsUrl}

${meaning}

\`\`\`
${sample.shown}
\`\`\`

## What to do first

${fix}

## Is it repeated

${retried}

## Further causes

${causeTexts.join("\n\n")}

Related: ${related.join(", ")}
`;
};
