import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const fileOf = (name: string): string => fileURLToPath(import.meta.resolve(name));

/** The typefaces of the site, in the form in which pictures can be set: a file for each weight. */
export const pictureFonts = [
  { name: "Hanken Grotesk", weight: 500, style: "normal" },
  { name: "Hanken Grotesk", weight: 700, style: "normal" },
  { name: "JetBrains Mono", weight: 700, style: "normal" },
].map(({ name, weight, style }) => {
  const folder = name.toLowerCase().replace(" ", "-");
  return {
    name,
    weight: weight as 500 | 700,
    style: style as "normal",
    data: readFileSync(fileOf(`@fontsource/${folder}/files/${folder}-latin-${weight}-normal.woff`)),
  };
});

/** The same for pages: one file for all weights. `head-tags.ts` names them. */
const pageFonts = ["hanken-grotesk", "jetbrains-mono"] as const;

/** Puts the pages' typefaces where they are served, under names that stay: a hashed name could not be preloaded. */
export const copyFonts = (served: string): void => {
  mkdirSync(join(served, "fonts"), { recursive: true });
  for (const font of pageFonts) {
    const file = fileOf(`@fontsource-variable/${font}/files/${font}-latin-wght-normal.woff2`);
    copyFileSync(file, join(served, "fonts", `${font}.woff2`));
  }
};
