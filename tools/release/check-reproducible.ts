/** Two builds of one commit, in two folders, give the same tarballs, byte for byte. */
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runCommand } from "../check/run-command.ts";
import { publicPackages, tarballFolder } from "../pack/tarballs.ts";

const hashOf = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

const copy = mkdtempSync(join(tmpdir(), "techlookup-again-"));
try {
  const ignored = /(^|\/)(node_modules|dist|build|\.git|\.cache|\.turbo|\.docusaurus|\.generated)$/;
  cpSync(".", copy, { recursive: true, filter: (source) => !ignored.test(source) });
  const { packageManager } = JSON.parse(readFileSync("package.json", "utf8")) as { packageManager: string };
  const options = { cwd: copy, env: { TURBO_FORCE: "true", TURBO_TELEMETRY_DISABLED: "1" } };
  const commands: readonly [string, ...string[]][] = [
    ["npx", "--yes", "--loglevel=error", packageManager, "install", "--frozen-lockfile", "--prefer-offline"],
    [process.execPath, resolve(copy, "tools/pack/main.ts")],
  ];
  for (const command of commands) {
    const { passed, output } = await runCommand(command, options);
    if (!passed) throw new Error(`${command.join(" ")}\n${output}`);
  }
  for (const { tarball } of publicPackages()) {
    const same = hashOf(tarball) === hashOf(join(copy, tarball));
    console.log(`${same ? "ok" : "FAILED"} ${tarball} is the same when it is built again elsewhere`);
    if (!same) process.exitCode = 1;
  }
  if (publicPackages().length === 0) throw new Error(`there is nothing in ${tarballFolder}`);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
