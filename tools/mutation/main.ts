/** Runs the mutation tests over core, or over the part of it that is named: `npm run mutation -- "src/retry/*.ts"`. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const [part] = process.argv.slice(2);
const child = spawn(
  here("node_modules/.bin/stryker"),
  ["run", here("stryker.config.mjs"), ...(part === undefined ? [] : ["--mutate", part])],
  { cwd: here("../../packages/core"), stdio: "inherit" },
);
const [code] = await once(child, "exit");
process.exitCode = code ?? 1;
