/** A change that reaches users needs a changeset: a sentence for them, and how far the version has to go. */
import { basename } from "node:path";
import { publicPackages } from "../pack/tarballs.ts";
import { changedSince, inChangesets, isShallow, lastVersioning } from "./changes.ts";
import { missingChangesets } from "./missing-changesets.ts";

const names = Object.fromEntries(publicPackages().map(({ folder, manifest }) => [basename(folder), manifest.name]));
const commit = lastVersioning();

if (commit === "" || isShallow()) {
  console.log(
    "The history is cut off, so that it cannot be told what changed since the last version: fetch all of it.",
  );
} else {
  const missing = missingChangesets(
    changedSince(commit),
    inChangesets().map(({ name }) => name),
    names,
  );
  for (const name of missing)
    console.log(`${name} has changed for its users since ${commit.slice(0, 8)}, and no changeset names it.`);
  if (missing.length > 0) {
    console.log(
      "Run `npx changeset`, choose the packages, and write for the readers of the changelog what they will notice.",
    );
    process.exitCode = 1;
  }
}
