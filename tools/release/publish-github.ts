/** Makes the release of this version on GitHub: what the changelogs say of it, and its bills of materials. May be run again. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publicPackages } from "../pack/tarballs.ts";
import { billFolder } from "./bill-of-materials.ts";
import { distTag } from "./dist-tag.ts";
import { git, gitSucceeds } from "./git.ts";
import { makeGithubRelease } from "./github-release.ts";
import { latestVersion } from "./npm.ts";
import { releaseNotes } from "./release-notes.ts";

const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN: token } = process.env;
const packages = publicPackages();
const { name = "", version = "" } = packages[0]?.manifest ?? {};
const files = globSync(join(billFolder, "*.cdx.json")).sort();

try {
  if (!GITHUB_API_URL || !GITHUB_REPOSITORY || !token) {
    throw new Error("GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN must be set, as the workflow `release` does.");
  }
  // GitHub would set a tag that is not there, on whatever is newest.
  const tag = `v${version}`;
  const tagged = gitSucceeds("rev-parse", "--verify", "--quiet", tag)
    ? git("rev-parse", `${tag}^{commit}`)
    : "no commit";
  if (tagged !== git("rev-parse", "HEAD")) {
    throw new Error(`${tag} is the tag of ${tagged}, and not of this one: run \`npm run release\` first.`);
  }
  const old = files.filter((file) => !readFileSync(file, "utf8").includes(`@${version}"`));
  if (files.length !== packages.length || old.length > 0) {
    throw new Error(
      `${billFolder} has ${files.length} bills of materials, ${old.length} of them of another version, for ${packages.length} packages: run \`npm run release\` first.`,
    );
  }
  const changelogs = Object.fromEntries(
    packages.map(({ folder, manifest }) => [manifest.name, readFileSync(join(folder, "CHANGELOG.md"), "utf8")]),
  );
  const access = { repository: `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}`, token };
  // As it was decided when the version was published: npm's answer may still be the one of before.
  const isLatest = distTag(version, await latestVersion(name)) === "latest";
  const release = { tag, notes: releaseNotes(changelogs, version), isLatest, files };
  console.log(`the release is at ${await makeGithubRelease(access, release)}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
