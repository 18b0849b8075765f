import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Sections of the packages' READMEs that guides show as they stand there: written once, for both. */
const parts = {
  defaults: ["core", "Defaults, and where they come from"],
  "node-observability": ["node", "Observability"],
  permissions: ["deno", "Permissions"],
  "gateway-options": ["gateway", "Options"],
  "gateway-guards": ["gateway", "What it guards against"],
  "gateway-answers": ["gateway", "What callers see"],
  "sandbox-keys": ["sandbox", "Keys"],
  "sandbox-faults": ["sandbox", "Faults"],
} as const satisfies Readonly<Record<string, readonly [folder: string, heading: string]>>;

const packages = join(import.meta.dirname, "..", "..", "..", "packages");

const sectionOf = (folder: string, heading: string): string => {
  const text = readFileSync(join(packages, folder, "README.md"), "utf8");
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`packages/${folder}/README.md has no section '${heading}'.`);
  // What stands at the end of the last section speaks of the whole package.
  return (
    section
      .slice(heading.length)
      .split(/^An independent community project/m)[0]
      ?.trim() ?? ""
  );
};

/** The sections by name. */
export const readmeParts = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(parts).map(([name, [folder, heading]]) => [name, sectionOf(folder, heading)]));
