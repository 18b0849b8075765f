/** A fenced block of a Markdown text, with what stands behind its language: `js title="a.mjs" throws=TIMEOUT`. */
export interface Fence {
  readonly language: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly code: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
}

const fence = /^```(\w+)([^\n]*)\n(.*?)^```$/gms;

/** `key`, `key=word`, `key="text"` or `key='text'`. */
const pair = /([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S+)))?/gs;

const readMeta = (text: string): Fence["meta"] =>
  Object.fromEntries(
    Array.from(text.matchAll(pair), ([, key = "", double, single, word]) => [key, double ?? single ?? word ?? ""]),
  );

/** All fenced blocks of a Markdown text, in order. */
export const fencesOf = (markdown: string): Fence[] =>
  Array.from(markdown.matchAll(fence), (match) => {
    const [, language = "", meta = "", code = ""] = match;
    return { language, meta: readMeta(meta), code, line: markdown.slice(0, match.index).split("\n").length };
  });

/** The titled blocks of a Markdown text, or of one of its `## ` sections. */
export const codeBlocks = (markdown: string, section?: string): { title: string; code: string }[] => {
  const sections = markdown.split(/^(?=## )/m);
  const text = section === undefined ? markdown : (sections.find((part) => part.startsWith(`## ${section}\n`)) ?? "");
  return fencesOf(text).flatMap(({ meta: { title }, code }) => (title === undefined ? [] : [{ title, code }]));
};
