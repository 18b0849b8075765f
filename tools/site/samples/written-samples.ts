import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WrittenSample } from "../../../apps/docs/generate/written-sample.ts";
import { runtimeOf, type Sample } from "./sample.ts";

/** Where the site's build has written them: the very texts that the pages show. */
const folder = "apps/docs/.generated";

/** The programs of the error pages and of the questions. */
export const writtenSamples = (): Sample[] => {
  const written: WrittenSample[] = JSON.parse(readFileSync(join(folder, "samples.json"), "utf8"));
  return written.map((sample) => {
    const code = readFileSync(join(folder, "samples", sample.file), "utf8");
    // Time runs fast in a process of ours alone, and some of these wait for minutes.
    return { code, runtime: sample.behindServer ? "node" : runtimeOf(code), ...sample };
  });
};
