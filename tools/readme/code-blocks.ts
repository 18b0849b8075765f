import { fencesOf } from "./fences.ts";

/** A fenced block of a Markdown text that has a title: ```js title="quick-start.mjs". */
export interface CodeBlock {
  readonly title: string;
  readonly code: string;
}

/** The titled blocks of a Markdown text, or of one of its `## ` sections, in their order. */
export const codeBlocks = (markdown: string, section?: string): CodeBlock[] => {
  const sections = markdown.split(/^(?=## )/m);
  const text = section === undefined ? markdown : (sections.find((part) => part.startsWith(`## ${section}\n`)) ?? "");
  return fencesOf(text).flatMap(({ meta: { title }, code }) => (title === undefined ? [] : [{ title, code }]));
};
