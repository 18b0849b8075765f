import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WrittenSample } from "../../../apps/docs/generate/written-sample.ts";
import { runtimeOf, type Sample, type Unrun } from "./sample.ts";

/** Where the site's build has written them: the very texts that the pages show. */
const folder = "apps/docs/.generated";

/** The programs of the error pages and of the questions. */
export const writtenSamples = (): { samples: Sample[]; unrun: Unrun[] } => {
  const samples: Sample[] = [];
  const unrun: Unrun[] = [];
  const written: WrittenSample[] = JSON.parse(readFileSync(join(folder, "samples.json"), "utf8"));
  for (const { place, file, norun, ...expected } of written) {
    const code = readFileSync(join(folder, "samples", file), "utf8");
    if (norun !== undefined) unrun.push({ place, file, code, reason: norun });
    else samples.push({ place, file, code, runtime: runtimeOf(code), ...expected });
  }
  return { samples, unrun };
};
