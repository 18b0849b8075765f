/** Makes the release of this version on GitHub, with its notes and its bills of materials. May run again. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publicPackages } from "../packages.ts";
import { must, run } from "../programs/process.ts";
import { billFolder } from "./bills.ts";
import { commitOf } from "./changes.ts";
import { releaseNotes } from "./notes.ts";
import { distTag } from "./plan.ts";
import { view } from "./registry.ts";

const packages = publicPackages();
const { name = "", version = "" } = packages[0]?.manifest ?? {};
const tag = `v${version}`;
const bills = globSync(join(billFolder, "*.cdx.json")).sort();

try {
  // GitHub would create a missing tag on whatever commit is newest.
  const tagged = (await commitOf(`refs/tags/${tag}`)) ?? "no commit";
  if (tagged !== (await commitOf("HEAD")))
    throw new Error(`${tag} is the tag of ${tagged}: run \`npm run release\` first.`);
  const stale = bills.filter((file) => !readFileSync(file, "utf8").includes(`@${version}"`));
  if (bills.length !== packages.length || stale.length > 0) {
    const found = `${bills.length} bills of materials, ${stale.length} of another version`;
    throw new Error(`${billFolder} has ${found}, for ${packages.length} packages: run \`npm run release\` first.`);
  }
  const changelogs = packages.map(({ folder, manifest }): [string, string] => [
    manifest.name,
    readFileSync(join(folder, "CHANGELOG.md"), "utf8"),
  ]);
  const notes = join(".cache", "notes.md");
  mkdirSync(".cache", { recursive: true });
  writeFileSync(notes, releaseNotes(Object.fromEntries(changelogs), version));
  // A patch of an older version is not what the repository shows as its latest release.
  const isLatest = distTag(version, await view(name, "dist-tags.latest")) === "latest";
  const { passed: exists } = await run(["gh", "release", "view", tag]);
  if (exists) await must(["gh", "release", "upload", tag, "--clobber", ...bills]);
  else {
    const options = ["--title", tag, "--notes-file", notes, "--verify-tag", `--latest=${isLatest}`];
    console.log(await must(["gh", "release", "create", tag, ...options, ...bills]));
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
