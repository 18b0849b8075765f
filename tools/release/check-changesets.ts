/** A change that reaches users needs a changeset: a sentence for them, and how far the version has to go. */
import { basename } from "node:path";
import { publicPackages } from "../pack/tarballs.ts";
import { changeBase, changedSince, changesetsSince, isShallow } from "./changes.ts";
import { missingChangesets } from "./missing-changesets.ts";

const names = Object.fromEntries(publicPackages().map(({ folder, manifest }) => [basename(folder), manifest.name]));

if (isShallow()) {
  console.log("The history is cut off, so that it cannot be told what has changed: fetch all of it.");
} else {
  const base = changeBase();
  const missing = base === "" ? [] : missingChangesets(changedSince(base), changesetsSince(base), names);
  for (const name of missing)
    console.log(
      `${name} has changed for its users since ${base.slice(0, 8)}, and no changeset of this change names it.`,
    );
  if (missing.length > 0) {
    console.log(
      "Run `npx changeset`, choose the packages, and write for the readers of the changelog what they will notice. Do they notice nothing? `npx changeset --empty`.",
    );
    process.exitCode = 1;
  }
}
