import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string>>;
}

/** Every entry of a package as JSR has it: by `deno.json`, in the sources themselves. */
const sourcesOf = (folder: string): (readonly [string, string])[] => {
  const { name, exports } = JSON.parse(readFileSync(join(folder, "deno.json"), "utf8")) as Manifest;
  return Object.entries(exports).map(([entry, file]) => [posix.join(name, entry), join(process.cwd(), folder, file)]);
};

/** What `@techlookup/deno` is to a program, and the flags that keep it from being anything else. */
export const denoConfigs = {
  "Deno, npm package": {
    config: { nodeModulesDir: "manual", imports: { "@techlookup/deno": "npm:@techlookup/deno" } },
    flags: [],
  },
  "Deno, source": {
    config: { imports: Object.fromEntries(["packages/core", "packages/deno"].flatMap(sourcesOf)) },
    flags: ["--no-npm"],
  },
} as const;
