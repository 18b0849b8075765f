import { readFileSync } from "node:fs";
import { join } from "node:path";
import { table } from "./table.ts";

const sources = join(import.meta.dirname, "../../../../packages/core/src");

/**
 * The words of a union, from the list in its doc comment, as a table.
 *
 * @throws Error when the comment lists other words than the type has.
 */
export const docBullets = (file: string, type: string, head: readonly [string, string]): string => {
  const [before = "", after = ""] = readFileSync(join(sources, file), "utf8").split(`export type ${type} =`);
  const comment = before.slice(before.lastIndexOf("/**"));
  const bullets = Array.from(comment.matchAll(/^ \* - `([\w-]+)`: (.+)$/gm), ([, word = "", text = ""]) => [
    word,
    text,
  ]);
  const words = Array.from((after.split(";")[0] ?? "").matchAll(/"([\w-]+)"/g), ([, word]) => word);
  const listed = bullets.map(([word]) => word);
  if (String(listed) !== String(words))
    throw new Error(`The comment of ${type} lists ${listed}, and its words are ${words}`);
  return table(
    head,
    bullets.map(([word, text]) => [`\`${word}\``, String(text)]),
  );
};
