import { spawnSync } from "node:child_process";

/** Formats, and mends what the linter can. Parameters go to Biome, such as files. */
process.exitCode = spawnSync("biome", ["check", "--write", ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1;
