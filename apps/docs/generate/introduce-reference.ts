import { existsSync, readFileSync, writeFileSync } from "node:fs";

const description =
  "Every class, function, type and option that the techlookup packages export, with its units, default, what it throws, and an example.";

/** Gives the index of the API reference, which typedoc has written, a description and an introduction. */
export const introduceReference = (index: string): void => {
  // Only the build runs typedoc before; other uses of the generator need no reference.
  if (!existsSync(index)) return;
  const text = readFileSync(index, "utf8");
  if (text.startsWith("---")) return;
  const front = `---\ndescription: ${JSON.stringify(description)}\n---\n\n`;
  const introduction = `${description} Start with the package for your runtime; everything that the packages share is described under [@techlookup/core](core/index.md).`;
  writeFileSync(index, front + text.replace(/^(# .+\n)/, `$1\n${introduction}\n`));
};
