import { join } from "node:path";
import { must } from "@techlookup-tools/programs";
import { resultIn } from "../run-child.ts";
import type { Sample } from "../slot.ts";

const others = { "others-10": "10 %", "others-33": "33 %", "others-60": "60 %" };

/** What the real pacer is simulated with, and how its rows are called. */
export const simulatedTitles: Readonly<Record<string, string>> = {
  "two-bucket": "Two weighted buckets, nobody else, 100 windows",
  "live-detection": "Live detection of 25 s, over Node's transport",
  ...Object.fromEntries(
    Object.entries(others).map(([name, part]) => [name, `A rolling log, others take ${part}, 100 windows`]),
  ),
};

const program = join(import.meta.dirname, "..", "..", "packages", "core", "test", "pacing", "figures.ts");

/** Runs the real pacer in virtual time, a process each. */
export const simulated = async (name: string): Promise<Sample> =>
  resultIn<Sample>(await must([process.execPath, "--conditions=@techlookup/source", program, name]));
