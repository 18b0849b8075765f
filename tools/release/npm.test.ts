import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inDependencyOrder, integrityOf, publishPlan, viewed } from "./npm.ts";

const packageNamed = (name: string, ...dependencies: string[]) => ({
  folder: name,
  tarball: `${name}.tgz`,
  manifest: { name, version: "1.0.0", dependencies: Object.fromEntries(dependencies.map((other) => [other, "1.0.0"])) },
});

describe("the order of publishing", () => {
  it("has dependencies first, and does not wait for those of others", () => {
    const packages = [packageNamed("c", "b", "hono"), packageNamed("b", "a"), packageNamed("a")];
    expect(inDependencyOrder(packages).map(({ folder }) => folder)).toEqual(["a", "b", "c"]);
  });

  it("does not exist in a circle", () => {
    expect(() => inDependencyOrder([packageNamed("a", "b"), packageNamed("b", "a")])).toThrow("in a circle");
  });
});

it.each([
  ['"1.2.0"\n', "1.2.0"],
  ['[\n  "1.1.0",\n  "1.2.0"\n]\n', "1.2.0"],
  ['npm warn old\n"sha512-x"\n', "sha512-x"],
  ["\n", undefined],
])("what npm prints of a field, %j, is read as %j", (output, value) => {
  expect(viewed(output)).toBe(value);
});

describe("a package", () => {
  it("is published when the registry has no such version, and left alone when it has the same", () => {
    expect(publishPlan("a", "sha512-x", undefined)).toBe("publish");
    expect(publishPlan("a", "sha512-x", "sha512-x")).toBe("leave");
  });

  it("stops the release when the registry has other contents of that version", () => {
    expect(() => publishPlan("a", "sha512-x", "sha512-y")).toThrow("with other contents");
  });

  it("is known by the hash that registries use", () => {
    const folder = mkdtempSync(join(tmpdir(), "techlookup-integrity-"));
    writeFileSync(join(folder, "a"), "");
    expect(integrityOf(join(folder, "a"))).toMatch(
      /^sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg\/SpIdNs6c5H0NE8XYXysP\+DGNKHfuwvY7kxvUdBeoGlODJ6\+SfaPg==$/,
    );
    rmSync(folder, { recursive: true });
  });
});
