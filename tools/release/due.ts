/** Prints which commit is to be published, and tells the workflow `release`. */
import { appendFileSync } from "node:fs";
import { dueCommit, isShallow, presentVersion } from "./changes.ts";

if (await isShallow()) {
  console.error("The history is cut off, so what is released is unknown: fetch all of it, with its tags.");
  process.exit(1);
}
const commit = await dueCommit();
console.log(`${presentVersion()}: ${commit === undefined ? "nothing is due" : `to be published from ${commit}`}`);
const { GITHUB_OUTPUT } = process.env;
if (GITHUB_OUTPUT) appendFileSync(GITHUB_OUTPUT, `commit=${commit ?? ""}\n`);
