import type { ClientOptions } from "@techlookup/core";
import type { EnrichOptions } from "@techlookup/core/enrich";
import type { Fault, SandboxSettings } from "@techlookup/sandbox";
import { applies } from "./applies.ts";
import { faultsOf } from "./script.ts";
import { plainSetup, type Setup, SetupProblem } from "./setup.ts";

/**
 * One run, whole. The page runs it and the program is written from it, so that they cannot differ: whatever matters stands here.
 */
export interface Plan {
  /** Whose client it is. The browser's takes a token provider, which throws; the other takes one of the sandbox's keys. */
  readonly module: "@techlookup/node" | "@techlookup/browser";
  readonly sandbox: SandboxSettings;
  readonly faults: readonly Fault[];
  readonly key: Setup["key"];
  /** Whether `fetch` returns something other than a Response. */
  readonly isFetchBroken: boolean;
  /** The client's options, but for what authenticates and sends. */
  readonly client: Pick<ClientOptions, "pacing" | "retry" | (typeof clientNames)[number]>;
  /** How often the domain is looked up before. */
  readonly before: number;
  readonly abortAfterMs?: number;
  readonly call:
    | { readonly method: "get" | "detectLive"; readonly domain: string }
    | { readonly method: "enrich"; readonly domains: readonly string[]; readonly options: EnrichOptions };
}

const clientNames = ["attemptTimeoutMs", "deadlineMs", "patienceMs", "maxResponseBytes", "creditLimit"] as const;
const retryNames = ["maxAttempts", "maxWaitMs", "repeat", "jitter"] as const;

/** Those that are set to something other than the default. */
const chosen = <Name extends keyof Setup>(setup: Setup, names: readonly Name[]): Pick<Setup, Name> =>
  Object.fromEntries(
    names.filter((name) => setup[name] !== plainSetup[name] && applies(name, setup)).map((name) => [name, setup[name]]),
  ) as Pick<Setup, Name>;

const count = (setup: Setup, name: "before" | "abortAfterMs", most: number): number | undefined => {
  const { [name]: value } = setup;
  if (value === undefined || !applies(name, setup)) return undefined;
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  const what = name === "before" ? "Earlier lookups" : "Abort after";
  throw new SetupProblem(`“${what}” must be a whole number from 0 to ${most.toLocaleString("en")}, and is ${value}.`);
};

const mostDomains = 50;

const listOf = (text: string): readonly string[] => {
  const domains = text.split("\n").filter((line) => line.trim() !== "");
  if (domains.length <= mostDomains) return domains;
  throw new SetupProblem(`The list has ${domains.length} lines: the playground takes ${mostDomains} at most.`);
};

const callOf = (setup: Setup): Plan["call"] => {
  const { call, domain, domains } = setup;
  if (call !== "enrich") return { method: call === "live" ? "detectLive" : "get", domain };
  const options: EnrichOptions = {
    ...(setup.detect === "yes" && { live: true }),
    ...(setup.creditLimit !== undefined && { creditLimit: setup.creditLimit }),
    order: "input",
  };
  return { method: "enrich", domains: listOf(domains), options };
};

/**
 * The run that a setup describes.
 *
 * @throws SetupProblem where it describes none. What the client or the sandbox refuses themselves is left to them.
 */
export const planOf = (setup: Setup): Plan => {
  const { charges, key } = setup;
  const isToken = applies("client", setup) && setup.client === "token";
  const retry = chosen(setup, retryNames);
  const own = setup.call === "enrich" ? clientNames.filter((name) => name !== "creditLimit") : clientNames;
  const { limit } = chosen(setup, ["limit"]);
  const abortAfterMs = count(setup, "abortAfterMs", 3_600_000);
  return {
    module: isToken ? "@techlookup/browser" : "@techlookup/node",
    sandbox: {
      ...(charges.join() !== plainSetup.charges.join() && { charges }),
      ...chosen(setup, ["liveDelayMs"]),
    } as SandboxSettings,
    faults: faultsOf(setup.script),
    key,
    isFetchBroken: setup.fetch === "broken",
    client: {
      ...chosen(setup, own),
      ...(Object.keys(retry).length > 0 && { retry }),
      ...(limit !== undefined && { pacing: { limit } }),
    },
    before: count(setup, "before", 100) ?? 0,
    ...(abortAfterMs !== undefined && { abortAfterMs }),
    call: callOf(setup),
  };
};
