import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * Names in each CommonJS entry the ES module beside it, where no program gets to. Node's `require()` takes the ES module, by the
 * condition `module-sync`; tools that trace or copy a program's files and do not know that condition would leave it behind.
 */
export const nameTwins = (folder: string): void => {
  for (const name of globSync("**/*.cjs", { cwd: folder })) {
    const file = join(folder, name);
    const twin = `${file.slice(0, -".cjs".length)}.js`;
    if (!existsSync(twin)) continue;
    const code = readFileSync(file, "utf8").trimEnd();
    const at = code.lastIndexOf("\n//# sourceMappingURL=");
    const [program, map] = at < 0 ? [code, ""] : [code.slice(0, at), code.slice(at)];
    writeFileSync(file, `${program}\n0 && require("./${basename(twin)}");${map}\n`);
  }
};
