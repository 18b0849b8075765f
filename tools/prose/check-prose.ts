import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { proseOf } from "./texts.ts";
import type { Avoided } from "./words.ts";

/** What the check found. */
export interface Findings {
  readonly files: number;
  /** `file:line: phrase, write …`. */
  readonly problems: readonly string[];
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
export const checkProse = (folder: string, words: readonly Avoided[], places: readonly string[]): Findings => {
  const paths = globSync([...places], { cwd: folder, exclude: ["**/node_modules"] }).sort();
  const problems = paths.flatMap((path) => phrasesIn(path, readFileSync(join(folder, path), "utf8"), words));
  return { files: paths.length, problems };
};
