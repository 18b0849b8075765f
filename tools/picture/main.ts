/**
 * The picture of the terminal in the README, from a real run against the sandbox: `npm run picture` draws it anew. With `--check`
 * it is compared with what the command prints now.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { draw } from "./draw.ts";
import { record } from "./record.ts";

const file = resolve(import.meta.dirname, "../../docs-internal/terminal.svg");
const picture = draw(await record());

if (!process.argv.includes("--check")) {
  writeFileSync(file, picture);
  console.log(file);
} else if (readFileSync(file, "utf8") === picture) {
  console.log("The README's picture shows what the command prints.");
} else {
  console.log(`The command prints something else than docs-internal/terminal.svg shows: npm run picture\n${picture}`);
  process.exitCode = 1;
}
