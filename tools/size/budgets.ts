/** Code that must stay small, as a bundler leaves it in an application. */
export interface Budget {
  readonly name: string;
  /** The application. */
  readonly code: string;
  /** Where it imports from. */
  readonly folder: string;
  /** Minified and gzipped. */
  readonly maxBytes: number;
  /** Must not come along. */
  readonly without: RegExp;
}

/** Prose is for documentation and the command line. */
const prose = /^packages\/core\/src\/(catalog\/|contract\/(details|parameters)\.ts)/;

/** Pages do not pace, and keep nothing: their gateway paces for all of them. */
const notForPages = new RegExp(
  `${prose.source}|^packages/core/src/(pacing/|recovery/|cache/|contract/cacheable\\.ts|engine/(pace|recovery|cache|kept-answer|flight|attempt-timer|key-platform)\\.ts)`,
);

/** A guard alone brings no class, no client, no retry engine. */
const allButGuards = /^packages\/core\/src\/(?!errors\/(guards|plain-data)\.ts)/;

const all = (...modules: string[]): string => modules.map((path) => `export * from "./${path}";`).join("\n");

export const budgets: readonly Budget[] = [
  {
    name: "the whole browser client",
    code: 'import { TechLookup } from "./index.ts";\nglobalThis.client = new TechLookup({ gateway: "/api" });',
    folder: "packages/browser/src",
    maxBytes: 17_970,
    without: notForPages,
  },
  {
    name: "core: errors and the retry engine",
    code: all(
      ...["errors/errors.ts", "errors/guards.ts", "errors/create-error.ts", "retry/checked.ts", "retry/budget.ts"],
      ...["retry/policy.ts", "retry/explain.ts"],
    ),
    folder: "packages/core/src",
    maxBytes: 5_420,
    without: prose,
  },
  {
    name: "one guard, of core",
    code: 'export { isApiError } from "./index.ts";',
    folder: "packages/core/src",
    maxBytes: 300,
    without: allButGuards,
  },
  {
    name: "one guard, of the browser package",
    code: 'export { isApiError } from "./index.ts";',
    folder: "packages/browser/src",
    maxBytes: 300,
    without: allButGuards,
  },
];
