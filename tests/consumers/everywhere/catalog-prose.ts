import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Sentences: nothing so long stands anywhere by chance. */
const minLength = 40;

/** Bundlers write these in different ways, and would hide what they brought along. */
const isRewritten = /["'`\\$]|[^ -~]/;

const textsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** What the installed catalogue says, in sentences that any bundle of it has in it as they are. */
export const catalogProse = async (folder: string): Promise<string[]> => {
  const file = join(folder, "node_modules", "@techlookup", "core", "dist", "catalog", "index.js");
  const { catalog } = (await import(pathToFileURL(file).href)) as { catalog: unknown };
  const prose = textsIn(catalog).filter((text) => text.length >= minLength && !isRewritten.test(text));
  if (prose.length < 20)
    throw new Error(`The catalogue has ${prose.length} sentences to look for, and should have many`);
  return prose;
};
