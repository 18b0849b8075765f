/** A change that reaches users needs a changeset: a sentence for them, and how far the version has to go. */
import { readFileSync } from "node:fs";
import { publicPackages } from "../pack/tarballs.ts";
import { changeBase, changedSince, fileAt } from "./changes.ts";
import { changesetsSince } from "./changesets.ts";
import { isShallow } from "./git.ts";
import { missingChangesets } from "./missing-changesets.ts";

const workspace = "pnpm-workspace.yaml";

if (isShallow()) {
  console.log("warning: the history is cut off, so that it cannot be told what has changed: fetch all of it.");
  // There the whole of it can be had, and nobody reads a warning.
  if (process.env.GITHUB_ACTIONS) process.exitCode = 1;
} else {
  const base = changeBase();
  const missing =
    base === ""
      ? []
      : missingChangesets(publicPackages(), {
          files: changedSince(base),
          changesets: changesetsSince(base),
          workspace: [fileAt(base, workspace), readFileSync(workspace, "utf8")],
        });
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
