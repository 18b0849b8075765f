/**
 * Publishes every package whose version the registry does not have yet: the very tarballs that the checks have looked at. May be
 * run again after a failure. Parameters: `--tag NAME` for a version that is only to be tried, `--dry-run`.
 *
 * In the release workflow npm proves by OIDC who publishes, and writes the provenance; there is no token.
 */
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import type { CommandLine } from "../check/gate.ts";
import { runCommand } from "../check/run-command.ts";
import { publicPackages } from "../pack/tarballs.ts";
import { billFolder, writeBills } from "./bill-of-materials.ts";
import { distTag } from "./dist-tag.ts";
import { latestVersion, publishToNpm } from "./npm.ts";
import { refusals } from "./refusals.ts";

const run = async (...command: CommandLine): Promise<string> => {
  const { passed, output } = await runCommand(command);
  if (!passed) throw new Error(`${command.join(" ")} did not work:\n${output}`);
  return output.trim();
};

/** A version that everybody gets is of a commit, whole, and of one alone. */
const refuse = async (version: string, tryAs: string | undefined): Promise<void> => {
  const tagged = await runCommand(["git", "rev-parse", "--verify", "--quiet", `v${version}^{commit}`]);
  const reasons = refusals({
    ...{ version, tryAs },
    dirty: (await run("git", "status", "--short")).split("\n").filter((line) => line !== ""),
    head: await run("git", "rev-parse", "HEAD"),
    tagged: tagged.passed ? tagged.output.trim() : undefined,
  });
  if (reasons.length > 0) throw new Error(`This cannot be published:\n${reasons.join("\n")}`);
};

const setTag = async (tag: string): Promise<void> => {
  const known = await runCommand(["git", "rev-parse", "--verify", "--quiet", `refs/tags/${tag}`]);
  if (!known.passed) await run("git", "tag", tag);
  await run("git", "push", "origin", `refs/tags/${tag}`);
  console.log(`the tag ${tag} is set`);
};

try {
  const { values } = parseArgs({ options: { tag: { type: "string" }, "dry-run": { type: "boolean" } } });
  // What they said of an earlier version must not go along.
  rmSync(billFolder, { recursive: true, force: true });
  const packages = publicPackages();
  const { name = "", version = "0.0.0" } = packages[0]?.manifest ?? {};
  const isRelease = values.tag === undefined && !values["dry-run"];
  if (!values["dry-run"]) await refuse(version, values.tag);
  await run(process.execPath, "tools/pack/main.ts");
  await run(process.execPath, "tools/pack/check-contents.ts");
  console.log(`bills of materials are in ${await writeBills(packages)}`);
  const tag = values.tag ?? distTag(version, await latestVersion(name));
  await publishToNpm(packages, ["--tag", tag, ...(values["dry-run"] ? ["--dry-run"] : [])]);
  if (isRelease) await setTag(`v${version}`);
  if (tag !== "latest") console.log(`To install it: npm install @techlookup/node@${tag}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
