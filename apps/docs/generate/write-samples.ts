import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { docsUrlOf } from "@techlookup/core";
import { programs } from "../src/components/home/programs.ts";
import type { ErrorPage } from "./error-page.ts";
import type { FaqItem } from "./faq-page.ts";
import { situationOf } from "./situations.ts";
import type { WrittenSample } from "./written-sample.ts";

/** The programs of the home page, the error pages and the questions, as files, with what has to come of each. */
export const writeSamples = (folder: string, pages: readonly ErrorPage[], questions: readonly FaqItem[]): void => {
  const written: WrittenSample[] = [];
  const write = (sample: WrittenSample, text: string): void => {
    writeFileSync(join(folder, "samples", sample.file), text);
    written.push(sample);
  };
  mkdirSync(join(folder, "samples"));
  for (const { code, slug, handling } of pages) {
    const { faults, fetch, withToken } = situationOf(code);
    // Unless its remedy says otherwise, it ends by printing the address of its page, which only an error of this code leads to.
    const usual = { ...(faults && { faults }), ...(fetch && { brokenFetch: true }), prints: docsUrlOf(code) };
    for (const [place, fixes] of Object.entries(handling)) {
      for (const [index, { language, text, expected }] of fixes.entries()) {
        if (language !== "ts") continue;
        const file = [slug, place.toLowerCase(), ...(index > 0 ? [index + 1] : []), "ts"].join(".");
        const way = place === "Browser" && !withToken && { behindServer: true };
        write({ place: `/errors/${slug} (${place})`, file, ...usual, ...expected, ...way }, text);
      }
    }
  }
  for (const { id, sample, expected } of questions) {
    if (sample) write({ place: `/faq#${id}`, file: `faq.${id}.ts`, ...expected }, sample);
  }
  for (const [file, text] of Object.entries(programs)) write({ place: `/ (${file})`, file: `home.${file}` }, text);
  writeFileSync(join(folder, "samples.json"), JSON.stringify(written));
};
