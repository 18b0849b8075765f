import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WrittenSample } from "../../../apps/docs/generate/written-sample.ts";
import { runtimeOf, type Sample, type Unrun } from "./sample.ts";

/** Where the site's build has written them: the very texts that the pages show. */
const folder = "apps/docs/.generated";

/**
 * The page's program for Node is run in the situation that its page is about. In a page, a gateway stands between: what it
 * passes on of such a situation is another error, as its own tests say.
 */
const behindGateway = "a gateway stands between it and the error of its page";

/** Only a page's client meets it. */
const isPageOnly = (code: string): boolean => code.includes("token");

/** The programs of the error pages and of the questions. */
export const writtenSamples = (): { samples: Sample[]; unrun: Unrun[] } => {
  const samples: Sample[] = [];
  const unrun: Unrun[] = [];
  const written: WrittenSample[] = JSON.parse(readFileSync(join(folder, "samples.json"), "utf8"));
  for (const { place, file, ...expected } of written) {
    const code = readFileSync(join(folder, "samples", file), "utf8");
    const runtime = runtimeOf(code);
    if (runtime === "chromium" && place.startsWith("/errors/") && !isPageOnly(code)) {
      unrun.push({ place, file, code, reason: behindGateway });
    } else samples.push({ place, file, code, runtime, ...expected });
  }
  return { samples, unrun };
};
