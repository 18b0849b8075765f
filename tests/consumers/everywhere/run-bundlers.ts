import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "../../../tools/programs/process.ts";
import { type Bundler, bundlers, isForNode, type Platform } from "../../bundlers/bundlers.ts";
import { report } from "../project.ts";

/** What only a client has. */
const ofClient = "/v1/technology-lookup-live";

/** The applications that import a guard and nothing else, and what they are bundled for. */
const guards: Readonly<Record<string, Platform>> = { "guard-of-browser": "browser", "guard-of-node": "node" };

/** So long a sentence stands nowhere by chance. Bundlers would write one with other characters in ways of their own. */
const isSentence = (text: string): boolean => text.length >= 40 && !/["'`\\$]|[^ -~]/.test(text);

const textsIn = (value: unknown): string[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [String(value)];

/** What the installed catalogue says, in sentences that any bundle of it contains as they are. */
const catalogSentences = async (folder: string): Promise<string[]> => {
  const file = join(folder, "node_modules/@techlookup/core/dist/catalog/index.js");
  const { catalog } = (await import(pathToFileURL(file).href)) as { catalog: unknown };
  const sentences = textsIn(catalog).filter(isSentence);
  if (sentences.length >= 20) return sentences;
  throw new Error(`The catalogue has ${sentences.length} sentences to look for, and should have many`);
};

/** Bundles with one bundler: a page and a worker, which are opened later, and the guards. */
const bundle = async (bundler: Bundler, folder: string, name: string, sentences: readonly string[]): Promise<void> => {
  /** What a bundle has in it and should not have, or the other way round. */
  const problemsIn = (out: string, hasClient: boolean): string[] => {
    const files = readdirSync(out).filter((file) => file.endsWith(".js"));
    const text = files.map((file) => readFileSync(join(out, file), "utf8")).join("\n");
    const prose = sentences.filter((one) => text.includes(one)).map((one) => `has the catalogue's '${one}' in it`);
    if (text.includes(ofClient) === hasClient) return prose;
    return [`${hasClient ? "has no client" : "has a client"}: '${ofClient}'`, ...prose];
  };
  const site = join(folder, "sites", name.toLowerCase());
  await bundler(folder, { page: "page.mjs", worker: "page-worker.mjs" }, site);
  // A page that makes calls has a client, or nothing would be proven by those that have none.
  report(`${name}, page without catalogue`, problemsIn(site, true).join("\n") || "ok");
  for (const [guard, platform] of Object.entries(guards)) {
    if (platform === "node" && !isForNode(name)) continue;
    const out = join(folder, guard, name.toLowerCase());
    await bundler(folder, { guard: `${guard}.mjs` }, out, platform);
    // Else Node would have to guess what it is, and would say so.
    writeFileSync(join(out, "package.json"), '{ "type": "module" }');
    const { output } = await run([process.execPath, "guard.js"], { cwd: out });
    report(`${name}, ${guard} without client`, [...problemsIn(out, false), output].join("\n"));
  }
};

/** Bundles with all of them. */
export const runBundlers = async (folder: string): Promise<void> => {
  const sentences = await catalogSentences(folder);
  for (const [name, bundler] of Object.entries(bundlers)) {
    await bundle(bundler, folder, name, sentences).catch((error) => report(`${name}, bundling`, String(error)));
  }
};
