/** A table as Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");

/** A code as a link to its page. */
export const codeLink = (code: string, slug: string): string => `[\`${code}\`](/errors/${slug})`;
