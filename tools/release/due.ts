import { lastVersioning, presentVersion } from "./changes.ts";
import { git, gitSucceeds } from "./git.ts";

/**
 * The commit that is to be published, if any: the one that made the present version, until that version has its tag. What has landed
 * since is not in the version's changelog, and waits for the next one.
 */
export const dueCommit = (): string | undefined => {
  const version = presentVersion();
  const made = lastVersioning();
  if (version === "0.0.0" || made === "" || gitSucceeds("rev-parse", "--verify", "--quiet", `refs/tags/v${version}`)) {
    return undefined;
  }
  // A merge of it says the same, and is what the workflow proves to run on.
  return gitSucceeds("diff", "--quiet", made, "HEAD") ? git("rev-parse", "HEAD") : made;
};
