import { codes, type KnownCode } from "@techlookup/core";
import { catalog } from "@techlookup/core/catalog";
import { scriptOf } from "../src/components/playground/script.ts";
import { numbers, type Setup } from "../src/components/playground/setup.ts";
import { type Situation, situationOf } from "./situations.ts";

/** What the playground offers to run. */
export interface Preset {
  /** Its name in links: the code, of one that ends in a code. */
  readonly id: string;
  readonly title: string;
  /** What it ends in: an error code, or data. */
  readonly ends: KnownCode | "data";
  readonly setup: Partial<Setup>;
}

/** What the playground has other means for than a situation, which aborts before it begins and brings a window of its own. */
const own: Readonly<Partial<Record<KnownCode, Partial<Setup>>>> = {
  ABORTED: { script: scriptOf([{ kind: "slow-headers", delayMs: 5_000 }]), abortAfterMs: 1_000 },
  NO_SLOT: { limit: 1, before: 1, deadlineMs: 30_000 },
};

const carried: readonly string[] = [...numbers, "repeat", "jitter"];

/** The options of a situation as fields of a setup. */
const fieldsOf = (code: KnownCode, { retry, ...options }: Record<string, unknown>): Partial<Setup> => {
  const given = { ...options, ...(retry as object | undefined) };
  const lost = Object.keys(given).filter((name) => !carried.includes(name));
  if (lost.length > 0) {
    throw new Error(`The playground has no setting ${lost}: say in apps/docs/generate/presets.ts how it plays ${code}`);
  }
  return given;
};

const setupOf = (code: KnownCode): Partial<Setup> => {
  const played = own[code];
  if (played) return played;
  const { faults, options, call, domain, fetch, withToken, isDown }: Situation = situationOf(code);
  return {
    ...fieldsOf(code, { ...options, ...call }),
    ...(faults && { script: scriptOf(faults) }),
    ...(domain !== undefined && { domain }),
    ...(fetch && { fetch: "broken" }),
    ...(withToken && { client: "token" }),
    ...(isDown && { before: 1 }),
  };
};

const lostLive = scriptOf([{ kind: "reset", at: "headers", path: "/v1/technology-lookup-live" }]);

const scenarios: readonly Preset[] = [
  {
    id: "busy",
    title: "A 502, then a 429, then data",
    ends: "data",
    setup: {
      script: scriptOf([
        { kind: "html", status: 502 },
        { kind: "error", code: "RATE_LIMIT", retryAfter: 30 },
      ]),
    },
  },
  {
    id: "outage-that-passes",
    title: "A server that is down for 3 seconds",
    ends: "data",
    setup: { script: scriptOf([{ kind: "html", status: 503, forMs: 3_000 }]), before: 1, patienceMs: 60_000 },
  },
  {
    id: "live-lost",
    title: "Live detection whose response is lost",
    ends: "NETWORK_ERROR",
    setup: { call: "live", domain: "new.example", liveDelayMs: 20_000, script: lostLive },
  },
  {
    id: "live-twice",
    title: "Live detection, lost and retried: charged twice",
    ends: "data",
    setup: { call: "live", domain: "new.example", liveDelayMs: 20_000, script: lostLive, repeat: "always" },
  },
  {
    id: "list",
    title: "A list with enrich",
    ends: "data",
    setup: {
      call: "enrich",
      domains: "github.com\nhttps://www.npmjs.com/about\nunknown.example\nnot a domain\ngitlab.com\nGitHub.com",
      script: scriptOf([
        { kind: "error", code: "RATE_LIMIT", retryAfter: 5 },
        { kind: "reset", at: "headers", path: "/v1/domain/gitlab.com" },
      ]),
    },
  },
];

/** Everything that the playground offers: scenarios, and one preset for each code, which ends in it. The first is run on arrival. */
export const presets = (): readonly Preset[] => [
  ...scenarios,
  ...(Object.keys(codes) as KnownCode[]).map((code) => {
    const { title } = catalog[code];
    return { id: code, title, ends: code, setup: setupOf(code) };
  }),
];
