import {
  type CallOptions,
  type RepeatRule,
  type Result,
  RetryBudget,
  type StopReason,
  TechLookup,
} from "@techlookup/core";
import { defaultAttemptTimeoutMs } from "@techlookup/core/platform";
import { type ChargedFailure, createSandbox } from "@techlookup/sandbox";
import type { Scene } from "./charge-scenes.ts";
import { SharedClock } from "./shared-clock.ts";

const failures = ["404", "5xx", "lost"] as const;

/** Every server that `charges` can make. */
export const servers: readonly (readonly ChargedFailure[])[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
  failures.filter((_, index) => bits & (1 << index)),
);

/** How the sandbox charges: by its setting, or, by the fault itself, each request that arrives. */
export type Server = readonly ChargedFailure[] | "all";

/** What a call came to, by the sandbox's own books. */
export interface Played {
  readonly requests: number;
  readonly credits: number;
  readonly stopped: StopReason | undefined;
  readonly code: string | undefined;
}

type Call = (client: TechLookup, scene: Scene, options: CallOptions) => Promise<Result<unknown>>;

const domainOf = ({ isMissing }: Scene): string => (isMissing ? "unknown.example" : "github.com");
const siteOf = ({ isMissing }: Scene): string => (isMissing ? "unknown.invalid" : "github.com");

/** A call of each kind. `request()` goes to paths that the sandbox has a price for: 1 credit with GET, 5 with POST. */
export const calls: Readonly<Record<string, Call>> = {
  "GET 0": (client, _scene, options) => client.safe.account.credits(options),
  "GET 1": (client, scene, options) => client.safe.domains.get(domainOf(scene), options),
  "POST 5": (client, scene, options) => client.safe.domains.detectLive(siteOf(scene), options),
  "GET unknown": (client, scene, options) =>
    client.safe.request({ method: "GET", path: `/v1/domain/${domainOf(scene)}` }, options),
  "POST unknown": (client, scene, options) => {
    const body = { url: siteOf(scene) };
    // The limit of a path that the client does not know: that of live detection is longer.
    const limits = { attemptTimeoutMs: defaultAttemptTimeoutMs, ...options };
    return client.safe.request({ method: "POST", path: "/v1/technology-lookup-live", body }, limits);
  },
};

/** What the sandbox takes for a request whose price the table does not know, and counts as one. */
const prices: Readonly<Record<string, number>> = { "POST unknown": 5 };

/** Plays a scene on a clock that jumps, and reads what the sandbox has charged. */
export const play = async (kindId: string, scene: Scene, server: Server, repeat: RepeatRule): Promise<Played> => {
  const clock = new SharedClock();
  const sandbox = createSandbox({ clock, charges: server === "all" ? [] : server });
  const { fault, options, abortAfterMs, isForeign } = scene;
  if (fault) sandbox.script({ ...fault, times: Number.POSITIVE_INFINITY, ...(server === "all" && { charged: true }) });
  const aborts = new AbortController();
  if (abortAfterMs !== undefined) clock.setTimer(() => aborts.abort(), abortAfterMs);
  const foreign = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    await sandbox.fetch(input, init);
    return "no response" as unknown as Response;
  };
  const client = new TechLookup({
    ...{ apiKey: sandbox.keys.pro, clock, random: () => 0, fetch: isForeign ? foreign : sandbox.fetch },
    // A budget in which there is room, and no gate: both end calls sooner.
    ...{ retry: { repeat, budget: new RetryBudget({ initial: 100 }) }, recovery: false },
    ...options,
  });
  const call = calls[kindId];
  if (!call) throw new Error(`No call is played for ${kindId}: add one to play-charges.ts`);
  const { error } = await clock.run(call(client, scene, { ...scene.call, signal: aborts.signal }));
  const { credits } = sandbox.counts();
  const counted = credits / (prices[kindId] ?? 1);
  return { requests: sandbox.requests.length, credits: counted, stopped: error?.stopped, code: error?.code };
};
