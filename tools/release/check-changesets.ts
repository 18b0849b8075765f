/** A change that reaches users needs a changeset: a sentence for them, and how far it raises the version. */
import { readFileSync } from "node:fs";
import { publicPackages } from "../packages.ts";
import { changeBase, changedSince, fileAt, isShallow } from "./changes.ts";
import { changesetsSince, missingChangesets } from "./changesets.ts";

const workspace = "pnpm-workspace.yaml";
const remedy = `Run \`npx changeset\`, choose the packages, and write what readers of the changelog will notice.
If they notice nothing: \`npx changeset --empty\`.`;

if (await isShallow()) {
  console.log("warning: the history is cut off, so what has changed is unknown: fetch all of it.");
  // A workflow can fetch all of it, and nobody reads its warnings.
  process.exit(process.env.GITHUB_ACTIONS ? 1 : 0);
}
const base = await changeBase();
if (base !== "") {
  const missing = missingChangesets(publicPackages(), {
    files: await changedSince(base),
    changesets: await changesetsSince(base),
    workspace: [await fileAt(base, workspace), readFileSync(workspace, "utf8")],
  });
  for (const name of missing)
    console.log(
      `${name} has changed for its users since ${base.slice(0, 8)}, and no changeset of this change names it.`,
    );
  if (missing.length > 0) console.log(remedy);
  process.exitCode = missing.length === 0 ? 0 : 1;
}
