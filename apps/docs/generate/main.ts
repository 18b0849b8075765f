/**
 * Writes what the site shows of the errors, before it is built: one file for its pages, and the files that are served as they
 * are. Run with `--conditions=@techlookup/source`, it needs no build of the packages.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codes, docsBaseUrl, type KnownCode } from "@techlookup/core";
import { openapi } from "@techlookup/sandbox/openapi";
import { decoderExamples } from "./decoder-examples.ts";
import type { ErrorPage } from "./error-page.ts";
import { faqItems } from "./faq-page.ts";
import { enrichRun } from "./home/enrich-run.ts";
import { writeHttpApi } from "./http-api.ts";
import { writeImages } from "./images/write-images.ts";
import { introduceReference } from "./introduce-reference.ts";
import { llmsText } from "./llms-text.ts";
import { makePage } from "./make-page.ts";
import { pageMarkdown } from "./page-markdown.ts";
import { playgroundDefaults } from "./playground-defaults.ts";
import { presets } from "./presets.ts";
import { publicJson, publicSchema } from "./public-json.ts";
import { writeTables } from "./tables/write-tables.ts";
import { writeExamples } from "./write-examples.ts";
import { writeSamples } from "./write-samples.ts";

const folder = join(import.meta.dirname, "..", ".generated");
const served = join(folder, "static");

const write = (path: string, content: string | object): void => {
  writeFileSync(path, typeof content === "string" ? content : `${JSON.stringify(content, undefined, 2)}\n`);
};

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(served, "errors"), { recursive: true });
const pages: ErrorPage[] = await Promise.all((Object.keys(codes) as KnownCode[]).map(makePage));
write(join(folder, "errors.json"), pages);
write(join(folder, "home.json"), pages.find(({ code }) => code === "INTERNAL_ERROR")?.sample ?? {});
write(join(folder, "enrich-run.json"), enrichRun());
write(join(folder, "presets.json"), presets());
write(join(folder, "playground-defaults.json"), playgroundDefaults());
write(join(folder, "decoder-examples.json"), decoderExamples(pages));
const questions = faqItems();
write(join(folder, "faq.json"), questions);
write(
  join(folder, "codes.json"),
  pages.map(({ code }) => code),
);
writeSamples(folder, pages, questions);
await writeTables(folder, pages);
writeExamples(folder);
await writeImages(served, pages);
for (const page of pages) write(join(served, "errors", `${page.slug}.md`), pageMarkdown(page));
write(join(served, "errors.json"), publicJson(pages, docsBaseUrl));
write(join(served, "errors.schema.json"), publicSchema(docsBaseUrl));
write(join(served, "llms.txt"), llmsText(pages, docsBaseUrl));
write(join(served, "openapi.json"), openapi);
await writeHttpApi(join(folder, "..", "docs"));
introduceReference(join(folder, "..", "docs", "reference", "index.md"));
console.log(`${pages.length} errors`);
