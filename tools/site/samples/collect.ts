import { globSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readFences } from "./read-fences.ts";
import type { Sample } from "./sample.ts";

/** Where `generate` has written them: the very texts that the pages show. */
const written = "apps/docs/.generated/samples";

const generated = (): Sample[] =>
  readdirSync(written).map((name) => {
    const text = readFileSync(join(written, name), "utf8");
    const [code = ""] = name.split(".");
    // Those of the error pages are named after their code.
    return { name, text, ...(/^[A-Z]/.test(code) && { meets: code }) };
  });

/** The guides, without what is made of other sources. */
const guides = (): string[] =>
  globSync("apps/docs/docs/**/*.{md,mdx}", { exclude: ["**/reference/**", "**/http-api.md"] }).sort();

/** Every program that the site shows. */
export const collectSamples = (): Sample[] => [
  ...generated(),
  ...guides().flatMap((file) => readFences(readFileSync(file, "utf8"), basename(file).replace(/\.mdx?$/, ""))),
];
