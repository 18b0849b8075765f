/** What a Markdown text says without its markup, and the words of its code samples. */
export interface PlainText {
  readonly text: string;
  readonly code: string;
}

const fence = /^( *)(`{3,})[^\n]*\n([\s\S]*?)^\1\2 *$/gm;

/** Characters of code that are kept of one section: names come early, and answers are long. */
const maxCode = 1_500;

const unescaped = (text: string): string =>
  text
    .replace(/\\([\\`*_{}[\]()<>#+\-.!|])/g, "$1")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

/** The words of code, each once: what is searched for in a sample is a name. */
const namesIn = (code: string): string => [...new Set(code.slice(0, maxCode).match(/[A-Za-z_][\w.-]*/g))].join(" ");

/**
 * Makes plain words of Markdown or MDX.
 *
 * @example
 * plainMarkdown("See [retries](/docs/retries).").text; // See retries.
 */
export const plainMarkdown = (markdown: string): PlainText => {
  const code = [...markdown.matchAll(fence)].map(([, , , inner = ""]) => inner).join("\n");
  const text = markdown
    .replace(fence, " ")
    .replace(/^(?:import|export) .*$/gm, " ")
    .replace(/\{\/\*[\s\S]*?\*\/\}|<!--[\s\S]*?-->/g, " ")
    .replace(/<\/?[A-Za-z][^>\n]*>/g, " ")
    .replace(/^\|?(?:\s*:?-{3,}:?\s*\|)+.*$/gm, " ")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^#{1,6} .*$/gm, " ")
    .replace(/^:::.*$/gm, " ")
    .replace(/(?<!\\)\|/g, " ")
    .replace(/[`*]|(?<!\w)_|_(?!\w)/g, "")
    .replace(/^\s*[-+] /gm, " ");
  return { text: unescaped(text).replace(/\s+/g, " ").trim(), code: namesIn(code) };
};
