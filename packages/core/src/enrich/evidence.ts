import type { TechLookupClient } from "../client.ts";
import type { CallOptions } from "../options/call-options.ts";
import { type Clock, setAlarm } from "../options/clock.ts";
import type { Charge } from "./record.ts";

/** The vendor's counter may lag: two readings so far apart must agree, in milliseconds. Our decision. */
const settleMs = 60_000;
/** How many readings are tried. */
const readings = 5;

/**
 * It is waited for as lookups are: what it tells is worth more than the time. It is of the same job: as one of the others, for whom a part of the limit is left, it would
 * cost the run a tenth of a window.
 */
const patient: CallOptions = {
  priority: "bulk",
  deadlineMs: Infinity,
  patienceMs: Infinity,
  retry: { maxAttempts: 20 },
};

/** Whether calls whose answers were lost were charged, as far as the account shows. */
export type Verdict = "none" | "all" | "unknown";

/** Credits of the account: used, and left. Nothing where it does not tell. */
export const readCredits = async (
  client: TechLookupClient,
): Promise<{ readonly used: number; readonly remaining: number } | undefined> => {
  const result = await client.safe.account.credits(patient);
  const { credits_used: used, credits_remaining: remaining } = (result.ok && result.data.totals) || {};
  return typeof used === "number" && typeof remaining === "number" ? { used, remaining } : undefined;
};

/** What the account has used, once two readings agree, and hold what is known to be charged. */
const settled = async (
  client: TechLookupClient,
  least: number,
  { clock, signal }: Pick<Doubtful, "clock" | "signal">,
): Promise<number | undefined> => {
  let before: number | undefined;
  for (let reading = 0; reading < readings && !signal?.aborted; reading++) {
    if (reading) await new Promise<void>((resolve) => void setAlarm({ afterMs: settleMs, signal, clock }, resolve));
    const used = (await readCredits(client))?.used;
    if (used === undefined || (used === before && used >= least)) return used;
    before = used;
  }
  return undefined;
};

/** Calls of which nobody knows whether they were charged. */
export interface Doubtful {
  /** What the account had used when the run began. */
  readonly usedBefore: number | undefined;
  /** What all other calls of the run have cost. */
  readonly known: Charge;
  /** What these cost, if all of them were charged. */
  readonly open: number;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}

/**
 * Looks at what the account has used, which costs nothing, to tell whether calls were charged whose answers were lost. Evidence, not proof: somebody else
 * may use the key, and then it says that nobody knows.
 *
 * @example
 * const verdict = await judge(client, { usedBefore: 10, known: { least: 5, most: 5 }, open: 3, clock: systemClock, signal: undefined });
 */
export const judge = async (client: TechLookupClient, doubtful: Doubtful): Promise<Verdict> => {
  const { usedBefore, known, open } = doubtful;
  if (usedBefore === undefined) return "unknown";
  const used = await settled(client, usedBefore + known.least, doubtful);
  if (used === undefined) return "unknown";
  const charged = used - usedBefore;
  if (charged === known.least) return "none";
  return charged === known.most + open ? "all" : "unknown";
};
