/** Code that must stay small, as a bundler would leave it in a user's application. */
export interface Budget {
  readonly name: string;
  /** Modules below packages/core/src whose exports are all kept. */
  readonly modules: readonly string[];
  /** Minified and gzipped. */
  readonly maxBytes: number;
  /** Must not come along. */
  readonly without: RegExp;
}

/** The catalogue's prose is for documentation and the command line. */
const prose = /^packages\/core\/src\/catalog\//;

/** A guard alone brings no class, no client, no retry engine. */
const allButGuards = /^packages\/core\/src\/(?!errors\/(guards|brand|read-text|is-object)\.ts)/;

export const budgets: readonly Budget[] = [
  {
    name: "errors and the retry engine",
    modules: [
      "errors/errors.ts",
      "errors/guards.ts",
      "errors/revive.ts",
      "retry/decide.ts",
      "retry/budget.ts",
      "retry/policy.ts",
      "retry/retry-after.ts",
      "retry/explain.ts",
    ],
    maxBytes: 5_000,
    without: prose,
  },
  { name: "one guard", modules: ["errors/guards.ts"], maxBytes: 600, without: allButGuards },
];
