import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../../tools/programs/process.ts";
import { type Bundler, bundlers, type Platform } from "../../bundlers/bundlers.ts";
import { catalogProse } from "./catalog-prose.ts";
import type { Report } from "./report.ts";

/** What only a client has. */
const ofClient = "/v1/technology-lookup-live";

/** The applications that import a guard and nothing else, and what they are bundled for. */
const guards: Readonly<Record<string, Platform>> = { "guard-of-browser": "browser", "guard-of-node": "node" };

const textOf = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");

/** How much of the catalogue is in a bundle, which has its sentences as they are if it has them at all. */
const proseIn = (text: string, prose: readonly string[]): string[] =>
  prose.filter((sentence) => text.includes(sentence)).map((sentence) => `has the catalogue's '${sentence}' in it`);

/** A page that makes calls has a client, or nothing would be proven by those that have none. */
const checkPage = (text: string, prose: readonly string[]): string =>
  [...(text.includes(ofClient) ? [] : [`has no '${ofClient}' in it`]), ...proseIn(text, prose)].join("\n") || "ok";

/** An application with nothing but a guard works, and what it does not use is left out. */
const checkGuard = async (folder: string, text: string, prose: readonly string[]): Promise<string> => {
  // Else Node would have to guess what it is, and would say so.
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const { output } = await run([process.execPath, "guard.js"], { cwd: folder });
  const problems = [
    ...(text.includes(ofClient) ? [`has a client: '${ofClient}' is in it`] : []),
    ...proseIn(text, prose),
  ];
  if (output.trim() !== "ok") problems.push(output);
  return problems.join("\n") || "ok";
};

/** Bundles with one bundler: a page and a worker, which are opened later, and the guards. */
const bundle = async (bundler: Bundler, folder: string, name: string, report: Report): Promise<void> => {
  const prose = await catalogProse(folder);
  const out = join(folder, "sites", name.toLowerCase());
  await bundler(folder, { page: "page.mjs", worker: "page-worker.mjs" }, out);
  report(`${name}, page without catalogue`, checkPage(textOf(out), prose));
  for (const [guard, platform] of Object.entries(guards)) {
    const guardOut = join(folder, guard, name.toLowerCase());
    await bundler(folder, { guard: `${guard}.mjs` }, guardOut, platform);
    report(`${name}, ${guard} without client`, await checkGuard(guardOut, textOf(guardOut), prose));
  }
};

/** Bundles with all of them. */
export const runBundlers = async (folder: string, report: Report): Promise<void> => {
  for (const [name, bundler] of Object.entries(bundlers)) {
    await bundle(bundler, folder, name, report).catch((error: Error) => report(`${name}, bundling`, String(error)));
  }
};
