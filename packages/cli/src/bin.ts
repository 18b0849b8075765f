#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";

const needed = [22, 13] as const;
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

/** The help as the build has printed it: it comes at once, and most people ask for it first. */
const builtHelp = (): string | undefined => {
  const [word, ...others] = process.argv.slice(2);
  const isNarrow = process.stdout.isTTY && process.stdout.columns < 80;
  if (others.length || isNarrow || (word !== "--help" && word !== "-h")) return undefined;
  try {
    return readFileSync(new URL("help.txt", import.meta.url), "utf8");
  } catch {
    // From sources there is none.
    return undefined;
  }
};

const isOld = major < needed[0] || (major === needed[0] && minor < needed[1]);
const help = isOld ? undefined : builtHelp();
if (isOld) {
  process.stderr.write(
    `techlookup: this is Node ${process.versions.node}. Install Node ${needed.join(".")} or later.\n`,
  );
  process.exitCode = 1;
} else if (help === undefined) {
  enableCompileCache?.();
  // Loaded after the cache is there, so that it helps.
  void import("./main.ts").then(({ main }) => main(process.argv));
} else {
  process.stdout.on("error", () => {}).write(help);
}
