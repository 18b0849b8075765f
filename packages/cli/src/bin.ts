#!/usr/bin/env node
import { enableCompileCache } from "node:module";

const needed = [22, 13] as const;
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    `techlookup: this is Node ${process.versions.node}. Install Node ${needed.join(".")} or later.\n`,
  );
  process.exitCode = 1;
} else {
  enableCompileCache?.();
  // Loaded after the cache is there, so that it helps.
  void import("./main.ts").then(({ main }) => main(process.argv));
}
