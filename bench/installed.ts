import { existsSync, globSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

interface Manifest {
  readonly version: string;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** Where Node finds a package from a folder, whatever the package exports. */
const find = (name: string, from: string): string => {
  const folder = join(from, "node_modules", name);
  if (existsSync(join(folder, "package.json"))) return realpathSync(folder);
  if (dirname(from) === from) throw new Error(`${name} is not installed`);
  return find(name, dirname(from));
};

/** The version of a package that is installed here; blank when it is not. */
export const versionOf = (name: string): string => {
  try {
    return manifestOf(find(name, import.meta.dirname)).version;
  } catch {
    return "";
  }
};

/** What comes with a package: all that is in its folder; of our own only what would be published. */
const filesOf = (folder: string, { files }: Manifest): string[] => {
  const isInstalled = folder.includes("node_modules");
  const always = ["package.json", "README.md", "LICENSE"];
  const patterns = isInstalled ? ["**/*"] : [...always, ...(files ?? []).map((path) => `${path}/**`), ...(files ?? [])];
  return globSync(patterns, { cwd: folder, exclude: (path) => path === "node_modules" })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
};

/** Packages with all that they depend on: how many bytes, files and packages. */
export const installedSize = (names: readonly string[]): { installed: number; files: number; packages: number } => {
  const folders = new Map<string, string[]>();
  const visit = (name: string, from: string): void => {
    const folder = find(name, from);
    if (folders.has(folder)) return;
    const manifest = manifestOf(folder);
    folders.set(folder, filesOf(folder, manifest));
    for (const dependency of Object.keys(manifest.dependencies ?? {})) visit(dependency, folder);
  };
  for (const name of names) visit(name, import.meta.dirname);
  const files = [...folders.values()].flat();
  const installed = files.reduce((bytes, file) => bytes + statSync(file).size, 0);
  return { installed, files: files.length, packages: folders.size };
};
