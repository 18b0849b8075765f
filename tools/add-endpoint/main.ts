/** Adds an endpoint to the contract and to all that reads it. What is left to write stands there, and turns red. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readNewEndpoint } from "./new-endpoint.ts";
import { editsFor } from "./scaffold.ts";

const usage = `npm run add-endpoint -- domains.history --method GET --path "/v1/domain/{domain}/history" [--query limit:count,…] [--body url:site,…] [--credits 1] [--known observed|documented] [--answer DomainHistory]`;

try {
  const text = { type: "string" } as const;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { method: text, path: text, query: text, body: text, credits: text, known: text, answer: text },
  });
  const [name = "", ...more] = positionals;
  if (more.length > 0) throw new Error(`'${more.join(" ")}' stands alone: is the -- before the name missing?`);
  const edits = editsFor(readNewEndpoint(name, values));
  const missing = edits.find(([file]) => !existsSync(file));
  if (missing)
    throw new Error(`There is no ${missing[0]}: write the class of the new group first, as its neighbours are.`);
  // All of them, or none.
  const edited = edits
    .map(([file, edit]) => [file, readFileSync(file, "utf8"), edit] as const)
    .map(([file, before, edit]) => [file, before, edit(before)] as const)
    .filter(([, before, after]) => before !== after);
  for (const [file, , after] of edited) writeFileSync(file, after);
  spawnSync("biome", ["format", "--write", ...edited.map(([file]) => file)], { stdio: "ignore" });
  for (const [file] of edited) console.log(file);
  console.log("Next: npm test -- types: unit. It names what is left to write. docs-internal/guides/add-an-endpoint.md");
} catch (error) {
  console.error(`${(error as Error).message}\n${usage}`);
  process.exitCode = 1;
}
