import type { ChargedFailure } from "@techlookup/sandbox";

/** Fields that hold one of a few words. The first is what holds where nothing is said. */
export const words = {
  /** What is called: `domains.get`, `domains.detectLive`, or `enrich` with a short list. */
  call: ["lookup", "live", "enrich"],
  /** What the client authenticates with: one of the sandbox's keys, or a token provider that throws. */
  client: ["key", "token"],
  /** Which of the sandbox's keys. */
  key: ["pro", "free", "scale", "revoked", "restricted"],
  /** What the client's `fetch` is: the sandbox, or a function that returns something other than a Response. */
  fetch: ["sandbox", "broken"],
  repeat: ["safe", "not-done", "always"],
  jitter: ["full", "none"],
  /** Whether `enrich` detects live what is not stored. */
  detect: ["no", "yes"],
} as const;

/** Fields that hold a number, or nothing: then the default of the client or the sandbox holds. */
export const numbers = [
  ...(["maxAttempts", "maxWaitMs", "attemptTimeoutMs", "deadlineMs", "patienceMs", "creditLimit"] as const),
  ...(["maxResponseBytes", "limit", "liveDelayMs", "before", "abortAfterMs"] as const),
] as const;

/** Fields that hold any text. */
export const texts = ["domain", "domains", "script"] as const;

/** Failures that a sandbox can be told to charge. */
export const chargedFailures = ["404", "5xx", "lost"] as const satisfies readonly ChargedFailure[];

type Words = { readonly [Name in keyof typeof words]: (typeof words)[Name][number] };
type Numbers = { readonly [Name in (typeof numbers)[number]]?: number | undefined };

/** All that a playground is set to. Plain data: it fits into a link. */
export interface Setup extends Words, Numbers {
  /** Looked up, unless a list is. */
  readonly domain: string;
  /** The list, a domain a line. */
  readonly domains: string;
  /** The faults, as JSON. */
  readonly script: string;
  /** Which failed calls the sandbox charges. */
  readonly charges: readonly ChargedFailure[];
}

/** The defaults of client and sandbox, and nothing that goes wrong. */
export const plainSetup: Setup = {
  ...{ call: "lookup", client: "key", key: "pro", fetch: "sandbox", repeat: "safe", jitter: "full", detect: "no" },
  domain: "github.com",
  domains: "github.com\ngitlab.com\nunknown.example",
  script: "",
  charges: ["lost"],
};

/** A setup by what differs from the plain one. */
export const setupOf = (differences: Partial<Setup>): Setup => ({ ...plainSetup, ...differences });

/** What cannot be run, in one sentence for the reader. */
export class SetupProblem extends Error {
  override readonly name = "SetupProblem";
}
