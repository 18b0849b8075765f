/** One row of the table: what was measured, and its limit. */
export interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly maxBytes: number;
}

/** Tells our comment from others, so that a later run edits it. */
const mark = "<!-- techlookup size -->";

/** The sizes as Markdown. */
export const sizeTable = (sizes: readonly Size[]): string => {
  const format = (bytes: number): string => bytes.toLocaleString("en");
  const rows = sizes.map(({ name, bytes, maxBytes }) => `| ${name} | ${format(bytes)} | ${format(maxBytes)} |`);
  return `${mark}\nMinified and gzipped, as a bundler leaves it in an application:\n\n| what | bytes | limit |\n| --- | --: | --: |\n${rows.join("\n")}\n`;
};

interface Comment {
  readonly id: number;
  readonly body?: string;
}

/**
 * Writes the table as a comment of a pull request, or into the one of an earlier run. Gives false where it may not: the token of a
 * pull request from a fork can only read.
 *
 * @param issue The pull request's comments: `https://api.github.com/repos/…/issues/1/comments`.
 */
export const writeComment = async (issue: string, token: string, body: string): Promise<boolean> => {
  const headers = { authorization: `Bearer ${token}`, accept: "application/vnd.github+json" };
  const list = await fetch(`${issue}?per_page=100`, { headers });
  if (!list.ok) return false;
  const own = ((await list.json()) as Comment[]).find((comment) => comment.body?.includes(mark));
  const url = own ? `${issue.replace(/\/\d+\/comments$/, "/comments")}/${own.id}` : issue;
  const answer = await fetch(url, { method: own ? "PATCH" : "POST", headers, body: JSON.stringify({ body }) });
  await answer.body?.cancel();
  return answer.ok;
};
