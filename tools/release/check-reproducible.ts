/** Two builds of one commit, in two folders, give the same tarballs, byte for byte. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publicPackages, readJson } from "../packages.ts";
import { cleanup, must } from "../programs/process.ts";

const copy = mkdtempSync(join(tmpdir(), "techlookup-again-"));
using _removed = cleanup(() => rmSync(copy, { recursive: true, force: true }));
const ignored = /(^|\/)(node_modules|dist|build|\.git|\.cache|\.turbo|\.docusaurus|\.generated|reports)$/;
cpSync(".", copy, { recursive: true, filter: (source) => !ignored.test(source) });
const { packageManager } = readJson<{ packageManager: string }>("package.json");
const options = { cwd: copy, env: { TURBO_FORCE: "true", TURBO_TELEMETRY_DISABLED: "1" } };
const install = ["install", "--frozen-lockfile", "--prefer-offline"];
await must(["npx", "--yes", "--loglevel=error", packageManager, ...install], options);
await must(["turbo", "run", "gate:pack"], options);
for (const { tarball } of publicPackages()) {
  const isSame = readFileSync(tarball).equals(readFileSync(join(copy, tarball)));
  console.log(`${isSame ? "ok" : "FAILED"} ${tarball} is the same when built again elsewhere`);
  if (!isSame) process.exitCode = 1;
}
