/** The packed command, alone in an empty folder, as people use it: `npx techlookup`, against the sandbox that it brings along. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { publicPackages } from "../../../tools/packages.ts";
import { createProject, report } from "../project.ts";
import { checkHelp } from "./check-help.ts";
import { checkInterruption, checkRuns } from "./check-runs.ts";
import { installedBytes } from "./installed-bytes.ts";

const mostBytes = 3_000_000;

const tarballs = publicPackages().flatMap(({ manifest, tarball }) =>
  manifest.name === "techlookup" ? [resolve(tarball)] : [],
);
using project = await createProject([], tarballs);
using other = await createProject([], tarballs);
const interrupted = checkInterruption(other.folder);
const { folder } = project;

const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as { packages: object };
const installed = Object.keys(packages).filter((path) => path !== "");
report("it installs as one package", installed.join() === "node_modules/techlookup" ? "ok" : installed.join("\n"));

const bytes = installedBytes(join(folder, "node_modules"));
console.log(`   ${(bytes / 1e6).toFixed(2)} MB installed`);
report("3 MB at most", bytes > 0 && bytes <= mostBytes ? "ok" : `${bytes} bytes`);

await checkRuns(folder);
await interrupted;
// Alone, since it is measured.
await checkHelp(folder);
