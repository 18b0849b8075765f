import { globSync, readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { proseOf } from "./texts.ts";
import type { Avoided } from "./words.ts";

/** What the check found. */
export interface Findings {
  readonly files: number;
  /** `file:line: phrase, write …`, of files that are finished. */
  readonly problems: readonly string[];
  /** How many words there are under each entry of the list of unfinished files. */
  readonly open: ReadonlyMap<string, number>;
}

/** Every avoided phrase of a file, with its line. */
const phrasesIn = (path: string, source: string, words: readonly Avoided[]): string[] =>
  proseOf(path, source).flatMap(({ text, offset }) =>
    words.flatMap(({ phrase, instead, pattern }) =>
      Array.from(text.matchAll(pattern), ({ index }) => {
        const line = source.slice(0, offset + index).split("\n").length;
        return `${path}:${line}: "${phrase}", write: ${instead}`;
      }),
    ),
  );

/** Looks for words that are not written here, in all files that the patterns name. */
export const checkProse = (
  folder: string,
  words: readonly Avoided[],
  places: readonly string[],
  unfinished: readonly string[],
): Findings => {
  const paths = globSync([...places], { cwd: folder, exclude: ["**/node_modules"] }).sort();
  const open = new Map(unfinished.map((pattern) => [pattern, 0]));
  const problems: string[] = [];
  for (const path of paths) {
    const found = phrasesIn(path, readFileSync(join(folder, path), "utf8"), words);
    const entry = unfinished.find((pattern) => matchesGlob(path, pattern));
    if (entry === undefined) problems.push(...found);
    else open.set(entry, (open.get(entry) ?? 0) + found.length);
  }
  return { files: paths.length, problems, open };
};
