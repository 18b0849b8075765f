import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { run } from "./programs/process.ts";

/** What a test looks for: a text that is still to be written. */
export const toWrite = "WRITE:";

/** A change of one file. */
export type Edit = readonly [file: string, change: (text: string) => string];

/** Options of a command, by their names. */
export type Given = Readonly<Record<string, string | undefined>>;

/** Puts a line before the first place that ends a list, counted from where the list begins. */
export const insert = (text: string, begins: string, ends: string, line: string): string => {
  const end = text.indexOf(ends, text.indexOf(begins));
  if (!text.includes(begins) || end < 0)
    throw new Error(`'${begins}' is not where it was: adapt the scaffold in tools.`);
  return text.slice(0, end) + line + text.slice(end);
};

/** @throws Error that says which value is wrong, and what it must be. */
export const expectShape = (option: string, value: string, shape: RegExp, wanted: string): string => {
  if (shape.test(value)) return value;
  throw new Error(`${option} is '${value}', and must be ${wanted}.`);
};

/** Reads a name and options from the command line, edits the files, all of them or none, and says what comes next. */
export const scaffold = async (
  usage: string,
  edits: (name: string, options: Given) => readonly Edit[],
  next: string,
): Promise<void> => {
  try {
    const names = Array.from(usage.matchAll(/--(\w+)/g), ([, name = ""]) => [name, { type: "string" }] as const);
    const { positionals, values } = parseArgs({ allowPositionals: true, options: Object.fromEntries(names) });
    const [name = "", ...more] = positionals;
    if (more.length > 0) throw new Error(`'${more.join(" ")}' stands alone: is the -- before the name missing?`);
    const all = edits(name, values as Given);
    const missing = all.find(([file]) => !existsSync(file));
    if (missing) throw new Error(`There is no ${missing[0]}: write it first, as its neighbours are.`);
    const edited = all
      .map(([file, change]) => ({ file, before: readFileSync(file, "utf8"), change }))
      .map(({ file, before, change }) => ({ file, before, after: change(before) }))
      .filter(({ before, after }) => before !== after);
    for (const { file, after } of edited) writeFileSync(file, after);
    const files = edited.map(({ file }) => file);
    await run(["biome", "format", "--write", ...files]);
    console.log(`${files.join("\n")}\n${next}`);
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exitCode = 1;
  }
};
