import { readFileSync } from "node:fs";
import { join } from "node:path";
import { resultsText } from "./report.ts";
import type { Results } from "./results.ts";

/** The run that was recorded last, as Markdown: what the documentation shows, which so cannot say anything else. */
export const lastRunText = (): string => {
  const results: Results = JSON.parse(readFileSync(join(import.meta.dirname, "results.json"), "utf8"));
  return resultsText(results);
};
