/** Says which commit is to be published, to people and to the workflow `release`. */
import { appendFileSync } from "node:fs";
import { presentVersion } from "./changes.ts";
import { dueCommit } from "./due.ts";
import { isShallow } from "./git.ts";

if (isShallow()) {
  console.error("The history is cut off, so that it cannot be told what is out: fetch all of it, with its tags.");
  process.exitCode = 1;
} else {
  const commit = dueCommit();
  console.log(
    commit === undefined
      ? `${presentVersion()}: nothing is due`
      : `${presentVersion()} is to be published, from ${commit}`,
  );
  const { GITHUB_OUTPUT } = process.env;
  if (GITHUB_OUTPUT) appendFileSync(GITHUB_OUTPUT, `commit=${commit ?? ""}\n`);
}
