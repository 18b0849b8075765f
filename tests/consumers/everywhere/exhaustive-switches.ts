import { join } from "node:path";
import { pathToFileURL } from "node:url";

const switchOver = (name: string, codes: readonly string[]): string => {
  const cases = codes.map((code) => `case "${code}":`).join(" ");
  return `export const ${name} = (code: KnownCode): string => { switch (code) { ${cases} return code; } };`;
};

/**
 * A module with a switch over every code that the installed package knows, which compiles without a `default`, and the same
 * with each of its cases left out in turn, which must not.
 */
export const exhaustiveSwitches = async (folder: string): Promise<string> => {
  const file = join(folder, "node_modules", "@techlookup", "core", "dist", "index.js");
  const { codes } = (await import(pathToFileURL(file).href)) as { codes: Readonly<Record<string, unknown>> };
  const known = Object.keys(codes);
  const incomplete = known.flatMap((left) => [
    `// @ts-expect-error The case ${left} is missing.`,
    switchOver(
      `without_${left}`,
      known.filter((code) => code !== left),
    ),
  ]);
  return ['import type { KnownCode } from "@techlookup/node";', switchOver("complete", known), ...incomplete].join(
    "\n",
  );
};
