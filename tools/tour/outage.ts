import { type ClientOptions, TechLookup } from "@techlookup/node";
import type { Sandbox } from "@techlookup/sandbox";

/** Lookups begin one after the other, and the server is down for a part of the time. All in milliseconds. */
export const timing = { beforeMs: 1_000, outageMs: 3_000, afterMs: 750, everyMs: 50 } as const;

/** Requests are shown by the quarter of a second. */
export const binMs = 250;

/** The most requests of the client with the gate that may meet the outage, for each lookup that begins in it. */
export const mostLoad = 0.2;

/** How one client came through. */
export interface Passing {
  /** Lookups that failed, at any time. */
  readonly failed: number;
  /** Lookups that began in the outage, and how many of these succeeded. */
  readonly begun: number;
  readonly saved: number;
  /** Requests that met the outage, by the server's own count. */
  readonly requests: number;
  /** Requests that came, by `binMs` since the first lookup. */
  readonly bins: readonly number[];
  readonly longestMs: number;
}

interface Lookup {
  readonly atMs: number;
  readonly tookMs: number;
  readonly isWell: boolean;
}

const passingOf = ({ requests }: Sandbox, caller: string, lookups: readonly Lookup[], beganMs: number): Passing => {
  const { beforeMs, outageMs } = timing;
  const inside = lookups.filter(({ atMs }) => atMs >= beforeMs && atMs < beforeMs + outageMs);
  const own = requests.filter((request) => request.caller === caller);
  const lastMs = Math.max(...requests.map(({ atMs }) => atMs));
  const bins = Array.from({ length: Math.floor((lastMs - beganMs) / binMs) + 1 }, () => 0);
  for (const { atMs } of own) {
    const bin = Math.floor((atMs - beganMs) / binMs);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return {
    failed: lookups.filter(({ isWell }) => !isWell).length,
    begun: inside.length,
    saved: inside.filter(({ isWell }) => isWell).length,
    requests: own.filter(({ fault }) => fault !== undefined).length,
    bins,
    longestMs: Math.max(...lookups.map(({ tookMs }) => tookMs)),
  };
};

/** Two clients look the same up at the same moments, while the server goes down and comes back: one by the defaults, one without the recovery gate. */
export const lookUpThroughOutage = async (
  sandbox: Sandbox,
  way: Pick<ClientOptions, "baseUrl" | "fetch" | "random">,
): Promise<{ readonly gated: Passing; readonly ungated: Passing }> => {
  const { beforeMs, outageMs, afterMs, everyMs } = timing;
  const beganMs = Date.now();
  const callers = (["gated", "ungated"] as const).map((caller) => {
    const options = { ...way, apiKey: sandbox.keys.scale, headers: { "x-sandbox-caller": caller } };
    return { caller, client: new TechLookup({ ...options, recovery: caller === "gated" }) };
  });
  const lookUp = async (client: TechLookup, atMs: number): Promise<Lookup> => {
    const sinceMs = Date.now();
    const { ok } = await client.safe.domains.get("github.com");
    return { atMs, tookMs: Date.now() - sinceMs, isWell: ok };
  };
  const lookups = callers.map((): Promise<Lookup>[] => []);
  for (let atMs = 0; atMs < beforeMs + outageMs + afterMs; atMs += everyMs) {
    // By the clock, so that a late timer makes none of the others late.
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, beganMs + atMs - Date.now())));
    if (atMs === beforeMs) sandbox.script({ kind: "html", status: 503, forMs: outageMs });
    for (const [index, { client }] of callers.entries()) lookups[index]?.push(lookUp(client, atMs));
  }
  const [gated = [], ungated = []] = await Promise.all(lookups.map((each) => Promise.all(each)));
  return {
    gated: passingOf(sandbox, "gated", gated, beganMs),
    ungated: passingOf(sandbox, "ungated", ungated, beganMs),
  };
};
