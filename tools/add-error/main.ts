/** Adds a code to the table and to the catalogue. The rest is derived, or asked for by the compiler and the tests. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readJson } from "../packages.ts";
import { run } from "../programs/process.ts";
import { readNewCode } from "./new-code.ts";
import { addEntry, addRow, addSide, partOf } from "./scaffold.ts";

const usage = `npm run add-error -- CODE --side caller|account|server|network --hint "What to do." [--status 423] [--retry never|transient|throttle]`;

const source = "packages/core/src";

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      status: { type: "string" },
      side: { type: "string" },
      retry: { type: "string" },
      hint: { type: "string" },
    },
  });
  const [code = "", ...more] = positionals;
  if (more.length > 0) throw new Error(`'${more.join(" ")}' stands alone: is the -- before the code missing?`);
  const added = readNewCode(code, values);
  const { version } = readJson<{ version: string }>("packages/core/package.json");
  // What is added comes out in the next minor version, before 1.0.0 and after it.
  const [major, minor] = version.split(".").map(Number);
  const since = `${major}.${(minor ?? 0) + 1}.0`;
  const part = join(source, "catalog", `${partOf(added)}.ts`);
  const edits: readonly (readonly [file: string, edit: (text: string) => string])[] = [
    [join(source, "errors/code-table.ts"), (text) => addRow(text, added)],
    [join(source, "errors/codes.ts"), (text) => addSide(text, added)],
    [part, (text) => addEntry(text, added, since)],
  ];
  // All of them, or none.
  const edited = edits.map(([file, edit]) => [file, edit(readFileSync(file, "utf8"))] as const);
  for (const [file, text] of edited) writeFileSync(file, text);
  await run(["biome", "format", "--write", ...edited.map(([file]) => file)]);
  console.log(`${code} is in ${edited.map(([file]) => file).join(", ")}.`);
  console.log(`Next: write the texts in ${part}; the tests name what is missing. docs-internal/guides/add-an-error.md`);
} catch (error) {
  console.error(`${(error as Error).message}\n${usage}`);
  process.exitCode = 1;
}
