import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ofTarball } from "./bills.ts";
import { distTag, inDependencyOrder, integrityOf, publishPlan, type ReleaseState, refusals } from "./plan.ts";
import { viewed } from "./registry.ts";

const good: ReleaseState = { version: "1.2.0", dirty: [], head: "a".repeat(40) };
const snapshot: ReleaseState = { ...good, version: "0.0.0-pr-7-20261126", tryAs: "pr-7", dirty: ["M package.json"] };

describe("a release", () => {
  it("can be made, and repeated", () => {
    expect(refusals(good)).toEqual([]);
    expect(refusals({ ...good, tagged: good.head })).toEqual([]);
  });

  it.each<[string, Partial<ReleaseState>]>([
    ["the version is 0.0.0", { version: "0.0.0" }],
    ["1 files are not committed (M README.md)", { dirty: ["M README.md"] }],
    ["v1.2.0 is the tag of bbbbbbbbbb, and this is aaaaaaaaaa", { tagged: "b".repeat(40) }],
  ])("is refused: %s", (reason, change) => {
    const found = refusals({ ...good, ...change });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(reason);
  });
});

describe("a version to try", () => {
  it("is of no commit", () => expect(refusals(snapshot)).toEqual([]));

  it("must not be one that is still to come", () => {
    expect(refusals({ ...snapshot, version: "1.2.0" })).toEqual([
      "1.2.0 is not a version to try: make one with `npm run version -- --snapshot pr-7`",
    ]);
  });
});

it.each([
  ["0.1.0", undefined, "latest"],
  ["0.1.1", "0.1.0", "latest"],
  ["0.10.0", "0.9.9", "latest"],
  ["1.0.0", "0.12.3", "latest"],
  ["0.1.1", "0.1.1", "latest"],
  ["0.1.1", "0.2.0", "latest-0.1"],
  ["0.9.1", "0.10.0", "latest-0.9"],
  ["1.4.10", "2.0.0", "latest-1.4"],
])("%s is published beside %s as %s", (version, latest, tag) => {
  expect(distTag(version, latest)).toBe(tag);
});

it.each([
  ['"1.2.0"\n', "1.2.0"],
  ['[\n  "1.1.0",\n  "1.2.0"\n]\n', "1.2.0"],
  ['npm warn old\n"sha512-x"\n', "sha512-x"],
  ["\n", undefined],
])("what npm prints of a field, %j, is read as %j", (output, value) => {
  expect(viewed(output)).toBe(value);
});

it("dependencies are published first", () => {
  const packageNamed = (name: string, ...dependencies: string[]) => ({
    manifest: { name, version: "1.0.0", dependencies: Object.fromEntries(dependencies.map((other) => [other, "1"])) },
  });
  const packages = [packageNamed("c", "b", "hono"), packageNamed("b", "a"), packageNamed("a")];
  expect(inDependencyOrder(packages).map(({ manifest }) => manifest.name)).toEqual(["a", "b", "c"]);
});

describe("a package", () => {
  it("is published when the registry has no such version, and left alone when it has the same", () => {
    expect(publishPlan("a", "sha512-x", undefined)).toBe("publish");
    expect(publishPlan("a", "sha512-x", "sha512-x")).toBe("leave");
    expect(() => publishPlan("a", "sha512-x", "sha512-y")).toThrow("with other contents");
  });

  it("is identified by the hash that registries use, and its bill of materials by another", () => {
    const folder = mkdtempSync(join(tmpdir(), "techlookup-integrity-"));
    writeFileSync(join(folder, "a"), "");
    expect(integrityOf(join(folder, "a"))).toMatch(/^sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg\/SpIdNs6c5H0NE8XYXys/);
    rmSync(folder, { recursive: true });
    const bill = { metadata: { component: { purl: "pkg:npm/a@1.2.0" } }, components: [{ purl: "pkg:npm/hono@4.0.0" }] };
    const named = ofTarball(bill, new Uint8Array());
    expect(named.metadata.component).toEqual({
      purl: "pkg:npm/a@1.2.0",
      hashes: [{ alg: "SHA-512", content: expect.stringMatching(/^cf83e1357eefb8bd/) }],
    });
    expect(named.components).toEqual(bill.components);
    expect(ofTarball(bill, new Uint8Array([1])).metadata).not.toEqual(named.metadata);
  });
});
