/** From before an import to the first answer, in milliseconds. Compiled to JavaScript first, so that Node has no types to strip. */
import { pathToFileURL } from "node:url";
import type { Connect } from "../entry.ts";

const [, , adapter = "", url = ""] = process.argv;
const href = pathToFileURL(adapter).href;
const startedAt = performance.now();
const { connect }: { connect: Connect } = await import(href);
await connect(url)("found.example");
const ms = performance.now() - startedAt;
process.stdout.write(`RESULT ${ms}\n`, () => process.exit(0));
