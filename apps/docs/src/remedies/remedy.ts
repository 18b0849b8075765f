import type { Expectation } from "../../generate/written-sample.ts";

/** Where a fix is applied: the runtimes, and the command that asks the API without a client. */
export type Place = "Node" | "Deno" | "Browser" | "curl";

/** The runtimes whose servers hold a key. */
export const servers: readonly Place[] = ["Node", "Deno"];

/** All runtimes. */
export const everywhere: readonly Place[] = [...servers, "Browser"];

/** What differs between the programs of two runtimes. */
export interface Runtime {
  /** The package: `@techlookup/node`. */
  readonly module: string;
  /** The expression that makes a client with these options, written as in an object literal: `deadlineMs: 10_000`. */
  readonly create: (options?: string) => string;
}

/** One piece of a fix. */
export interface Snippet {
  /** In whose tabs it stands. */
  readonly on: readonly Place[];
  /** Lines for a shell, or a program as each runtime writes it. */
  readonly code: string | ((runtime: Runtime) => string);
  /** What has to come of the program. Faults default to those of the situation that leads to the code. */
  readonly expected?: Expectation;
}

/** How a code is fixed: what the first screen of its page shows. */
export interface Remedy {
  /** The fix in one sentence. */
  readonly fix: string;
  /** Whether it pays to call again, for codes that the client never retries. It begins with "No". */
  readonly retry?: string;
  /** How long to wait, where the retry schedule has no answer. */
  readonly wait?: string;
  /** The fix in code, in the order of the page. */
  readonly snippets: readonly Snippet[];
}

/** Some remedies: one for each of these codes, and for no other. */
export type RemedyPart<Code extends string> = Readonly<Record<Code, Remedy>>;
