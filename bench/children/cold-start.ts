/** From before an import to the first answer, in milliseconds. */
import { pathToFileURL } from "node:url";
import type { Connect } from "../entry.ts";
import { report } from "./child.ts";

const [, , adapter = "", url = ""] = process.argv;
const href = pathToFileURL(adapter).href;
const startedAt = performance.now();
const { connect }: { connect: Connect } = await import(href);
await connect(url)("found.example");
const ms = performance.now() - startedAt;
report(ms);
