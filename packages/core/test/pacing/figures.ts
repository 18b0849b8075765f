/** Prints what one simulation of the benchmarks' section "bulk" comes to, as its name says: `figures.ts two-bucket`. */
import { memoryWindow } from "../../src/pacing/memory-window.ts";
import { Pacer } from "../../src/pacing/pacer.ts";
import { type Run, simulate } from "./support/simulate.ts";

const windows = 100;
const limit = 300;
const beside = (foreign: number): Run => ({ foreign, calls: Math.round(windows * limit * (1 - foreign)) });
const runs: Readonly<Record<string, Run>> = {
  "two-bucket": { counting: "two-bucket", calls: windows * limit },
  "live-detection": { calls: 3_000, workMs: 25_000, slow: true, before: 20, spread: 0.1, knowsSent: true },
  "others-10": beside(0.1),
  "others-33": beside(0.33),
  "others-60": beside(0.6),
};

const run = runs[process.argv[2] ?? ""];
if (!run) throw new Error(`name one of ${Object.keys(runs).join(", ")}`);
const { refusedShare, least, ofRest } = await simulate({ Pacer, memoryWindow }, { startMs: 17_000, limit, ...run });
// What is least beside others is a matter of chance.
const result = { refused: 100 * refusedShare, ...(run.foreign === undefined && { wall: least }), used: ofRest };
console.log(`RESULT ${JSON.stringify(result)}`);
