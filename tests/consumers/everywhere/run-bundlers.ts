import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Bundler, bundlers } from "../../../tools/bundlers/bundlers.ts";
import type { Report } from "./report.ts";

/** What only a client has, and what only the catalogue has. */
const strangers = { "a client": "/v1/technology-lookup-live", "the catalogue": "The visitor's session is over" };

const textsOf = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");

/** A page's bundle has a client, and a guard's has none: what is not used is left out. */
const checkContents = (page: string, guard: string): string => {
  const problems: string[] = [];
  if (!page.includes(strangers["a client"])) problems.push("a page that makes calls has no client");
  if (page.includes(strangers["the catalogue"])) problems.push("a page that makes calls has the catalogue's prose");
  for (const [name, text] of Object.entries(strangers)) {
    if (guard.includes(text)) problems.push(`an application with nothing but a guard has ${name} in it`);
  }
  return problems.join("\n") || "ok";
};

/** Bundles with one bundler: a page, a worker, and an application that imports a guard. Gives the page's folder. */
const bundle = async (bundler: Bundler, folder: string, name: string, report: Report): Promise<void> => {
  const out = join(folder, "sites", name.toLowerCase());
  const guardOut = join(folder, "guards", name.toLowerCase());
  await bundler(folder, { page: "page.mjs", worker: "page-worker.mjs" }, out);
  await bundler(folder, { guard: "guard-only.mjs" }, guardOut);
  report(`${name}, what is left out`, checkContents(textsOf(out), textsOf(guardOut)));
};

/** Bundles with all of them. */
export const runBundlers = async (folder: string, report: Report): Promise<void> => {
  for (const [name, bundler] of Object.entries(bundlers)) {
    await bundle(bundler, folder, name, report).catch((error: Error) => report(`${name}, bundling`, String(error)));
  }
};
