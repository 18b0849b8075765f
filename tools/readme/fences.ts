/** A fenced block of a Markdown text, with what stands behind its language: `js title="a.mjs" throws=TIMEOUT`. */
export interface Fence {
  readonly language: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly code: string;
  /** Of the line with the first fence, from 1. */
  readonly line: number;
}

const fence = /^```(\w+)([^\n]*)\n(.*?)^```$/gms;

/** `key`, `key=word`, `key="text"` or `key='text'`. */
const pair = /([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S+)))?/gs;

const readMeta = (text: string): Fence["meta"] =>
  Object.fromEntries(
    Array.from(text.matchAll(pair), ([, key = "", double, single, word]) => [key, double ?? single ?? word ?? ""]),
  );

/** All fenced blocks of a Markdown text, in their order. */
export const fencesOf = (markdown: string): Fence[] =>
  Array.from(markdown.matchAll(fence), (match) => {
    const [, language = "", meta = "", code = ""] = match;
    return { language, meta: readMeta(meta), code, line: markdown.slice(0, match.index).split("\n").length };
  });
