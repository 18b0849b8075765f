import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Metafile {
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The licences of the packages whose code a bundle holds, since most ask to be kept with it. */
export const licencesOf = (metafile: string): string => {
  const { inputs } = JSON.parse(readFileSync(metafile, "utf8")) as Metafile;
  const folders = Object.keys(inputs).flatMap((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(folders)]
    .sort()
    .map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<
        string,
        string
      >;
      const [file] = globSync("{LICEN[SC]E,licen[sc]e}*", { cwd: folder });
      if (!file) throw new Error(`${name} ${version} brings no licence text: see whether it may be bundled`);
      return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
};
