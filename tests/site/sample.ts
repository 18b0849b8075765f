import type { Expectation } from "../../apps/docs/generate/written-sample.ts";

/** What runs a program of the site. */
export type Runtime = "node" | "deno" | "bun" | "workerd" | "chromium";

/** A program that the site shows, and what has to come of it. */
export interface Sample extends Expectation {
  /** Where a reader sees it: `docs/retries.mdx:40`. */
  readonly place: string;
  /** Its file's name; the ending tells the language. */
  readonly file: string;
  readonly code: string;
  readonly runtime: Runtime;
}

/** One that is compiled and not run, with the reason. */
export interface Unrun {
  readonly place: string;
  readonly file: string;
  readonly code: string;
  readonly reason: string;
}

/** Whose programs they are tells what runs them; those of `@techlookup/core` alone are for Workers where they are one. */
export const runtimeOf = (code: string): Runtime => {
  if (code.includes('"@techlookup/deno"')) return "deno";
  if (code.includes('"@techlookup/browser"')) return "chromium";
  const [, other] = /"@techlookup\/(?!node|core|gateway|sandbox)([^"]+)"/.exec(code) ?? [];
  if (other !== undefined) throw new Error(`tests/site/sample.ts does not say what runs @techlookup/${other}`);
  return /^export default /m.test(code) ? "workerd" : "node";
};
