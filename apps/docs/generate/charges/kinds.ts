import { barePaths, type Fact, type KnownEndpoint, listEndpoints } from "@techlookup/core/contract";
import { defaultAttemptTimeoutMs } from "@techlookup/core/platform";

/** Calls that the retry rules and the price treat alike. */
export interface CallKind {
  /** Names the kind in data: `GET 1`. */
  readonly id: string;
  /** What people call such a call. */
  readonly title: string;
  readonly method: string;
  /** What one request costs; `null` where it is unknown. */
  readonly credits: number | null;
  /** How well the price is known; `unknown` for paths of which only the path is documented. */
  readonly creditsKnown: Fact | "unknown";
  /** The methods of the client, or the paths for `client.request()`. */
  readonly calls: readonly string[];
  /** The limit of one attempt, in milliseconds. */
  readonly attemptTimeoutMs: number;
}

/** A kind that is not named here is called by its method and price. */
const titles: Readonly<Record<string, string>> = {
  "GET 0": "Usage and credits",
  "GET 1": "A lookup",
  "POST 5": "Live detection",
};

/** Where endpoints of one kind differ in how well the price is known, the weakest holds. */
const weakest = (facts: readonly Fact[]): Fact => (facts.includes("observed") ? "observed" : "documented");

const kindOf = (id: string, own: readonly KnownEndpoint[]): CallKind => {
  const [{ method, credits, attemptTimeoutMs = defaultAttemptTimeoutMs } = { method: "GET", credits: 0 }] = own;
  const creditsKnown = weakest(own.map(({ known }) => known.credits));
  const calls = own.map(({ name }) => name);
  return { id, title: titles[id] ?? id, method, credits, creditsKnown, calls, attemptTimeoutMs };
};

/** A request of your own to a path without a known price. */
const raw = (method: string): CallKind => ({
  id: `${method} unknown`,
  title: `\`request()\` with ${method}`,
  method,
  credits: null,
  creditsKnown: "unknown",
  calls: barePaths,
  attemptTimeoutMs: defaultAttemptTimeoutMs,
});

/** Every kind of call, from the contract of the endpoints. */
export const callKinds = (): readonly CallKind[] => {
  const groups = Map.groupBy(listEndpoints(), ({ method, credits }) => `${method} ${credits}`);
  return [...Array.from(groups, ([id, own]) => kindOf(id, own)), raw("GET"), raw("POST")];
};
