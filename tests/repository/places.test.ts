import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { publicPackages, readJson } from "../../tools/packages.ts";

// Texts, tests and settings that list packages by hand list each of them: no compiler asks for these.

const read = (pattern: string): string =>
  globSync(pattern)
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");

const consumers = "tests/consumers/everywhere";
const lists = [
  "README.md",
  "CONTRIBUTING.md",
  `${consumers}/**/*.{ts,mjs,cjs}`,
  "tests/rehearsal/*.ts",
  "apps/docs/docs/start.mdx",
];
/** These list the packages that are made for one runtime. An engine for many machines brings no client of its own. */
const runtimeLists = [
  `${consumers}/programs/*`,
  "tests/suite/subjects/*.ts",
  "apps/docs/docs/runtimes.mdx",
  "apps/docs/generate/handling.ts",
];

const [, boundaries = ""] = read("turbo.jsonc").split('"boundaries"');
const rules = Array.from(boundaries.matchAll(/"(\w+)": \{ "dependencies"/g), ([, tag]) => tag);

describe.each(publicPackages())("$manifest.name", ({ folder, manifest: { name } }) => {
  const { tags } = readJson<{ tags: string[] }>(join(folder, "turbo.json"));

  it("has a tag in its turbo.json that turbo.jsonc has a rule for", () => {
    expect(rules).toEqual(expect.arrayContaining(tags));
    expect(tags).not.toEqual([]);
  });

  const short = folder.replace("packages/", "");
  const named = new RegExp(`${name}\\b|packages/(${short}|\\{([\\w,]+,)?${short}(,[\\w,]+)?\\})(?![\\w-])`);
  it.each([...lists, ...(tags.includes("neutral") || tags.includes("engine") ? [] : runtimeLists)])(
    "is named in %s",
    (list) => {
      expect(named.test(read(list)), `${list} does not name ${name}`).toBe(true);
    },
  );
});
