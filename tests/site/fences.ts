import { globSync, readFileSync } from "node:fs";
import type { Fault } from "../../packages/sandbox/src/faults/fault.ts";
import { type Fence, fencesOf } from "../../tools/markdown.ts";
import { type Runtime, runtimeOf, type Sample, type Unrun } from "./sample.ts";

/** What may stand behind a fence's language. Anything else is a slip of the pen, and would silently mean nothing. */
const keys = ["title", "on", "throws", "prints", "fault", "norun"];

const programs = ["js", "ts"];

/** What is no program of this project's: commands, data, and what a console shows. */
const otherLanguages = ["sh", "json", "text", "yaml", "python"];

/** A fragment is given what every page says at its top: a client. */
const client = 'import { TechLookup } from "@techlookup/node";\nconst client = new TechLookup();\n';

const isWhole = (code: string): boolean => /^import |\brequire\(/m.test(code);

/** A `.cjs` stays one; other programs are modules. */
const endingOf = ({ language, meta: { title = "" } }: Fence): string =>
  title.endsWith(".cjs") ? "cjs" : language === "js" ? "mjs" : "ts";

const faultsOf = (text: string): readonly Fault[] => [JSON.parse(text)].flat();

/** Guides, and what registries show of the packages. */
const pages = ["README.md", "packages/*/README.md", "apps/docs/docs/**/*.{md,mdx}"];

/** Pages that are made: of doc comments, which are compiled elsewhere, and of the sandbox's answers. */
const made = ["apps/docs/docs/reference/**", "apps/docs/docs/http-api/**"];

/** The programs of those pages: each is run unless it says why it cannot be. */
export const fenceSamples = (): { samples: Sample[]; unrun: Unrun[]; others: number; problems: string[] } => {
  const samples: Sample[] = [];
  const unrun: Unrun[] = [];
  const problems: string[] = [];
  let others = 0;
  for (const path of globSync(pages, { exclude: ["**/node_modules", ...made] }).sort()) {
    for (const fence of fencesOf(readFileSync(path, "utf8"))) {
      const { language, meta, line, code: shown } = fence;
      const place = `${path}:${line}`;
      const unknown = Object.keys(meta).filter((key) => !keys.includes(key));
      if (unknown.length > 0) problems.push(`${place}: a fence may say ${keys.join(", ")}, and not ${unknown}`);
      if (otherLanguages.includes(language)) {
        others += 1;
        continue;
      }
      if (!programs.includes(language)) problems.push(`${place}: write ${programs} for a program, not ${language}`);
      const { on, throws, prints, fault, norun } = meta;
      const code = isWhole(shown) ? shown : client + shown;
      const file = `${path.replace(/\W/g, "-")}-${line}.${endingOf(fence)}`;
      if (norun === "") problems.push(`${place}: norun needs a reason`);
      if (norun !== undefined) {
        unrun.push({ place, file, code, reason: norun });
        continue;
      }
      const runtime = (on as Runtime | undefined) ?? runtimeOf(code);
      const expected = {
        ...(throws && { throws }),
        ...(prints && { prints }),
        ...(fault && { faults: faultsOf(fault) }),
      };
      samples.push({ place, file, code, runtime, ...expected });
    }
  }
  return { samples, unrun, others, problems };
};
