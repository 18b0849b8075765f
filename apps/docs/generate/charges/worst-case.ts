import { decide, defaultRetryPolicy, type RepeatRule, RetryBudget, type StopReason } from "@techlookup/core";
import { CreditLedger, callOptions } from "@techlookup/core/platform";
import type { Happening } from "./happening.ts";
import type { CallKind } from "./kinds.ts";
import { type MetFailure, meetFailure } from "./meet-failure.ts";

/** What a call comes to at worst, if each of its attempts fails in the same way. */
export interface WorstCase {
  /** Requests that are sent. */
  readonly attempts: number;
  /** How many of them may be charged. */
  readonly chargeable: number;
  /** Credits; `null` where the price is unknown, so that only `chargeable` can be stated. */
  readonly credits: number | null;
  /** Why no further attempt is made. */
  readonly stopped: StopReason;
}

const deadlineMs = callOptions.deadlineMs.default;

/** How long an attempt takes to which this happens, in milliseconds. What does not run into a limit may come at once. */
const durationOf = (happening: Happening, { attemptTimeoutMs }: CallKind): number => {
  if (happening.kind !== "cut" || happening.by === "signal") return 0;
  return happening.by === "deadline" ? deadlineMs : attemptTimeoutMs;
};

/** What follows a failed attempt, by the real decision. The waits are the shortest, since they leave time for the most attempts. */
const next = (met: MetFailure, kind: CallKind, attempts: number, elapsedMs: number, repeat: RepeatRule) =>
  decide(
    met.facts,
    {
      attempts,
      remainingMs: deadlineMs - elapsedMs,
      safe: kind.method === "GET",
      replayable: true,
      // A budget in which there is room: one that is used up ends calls sooner.
      ...{ tokens: Number.MAX_SAFE_INTEGER, cost: new RetryBudget().costOf(met.facts) },
      random: 0,
    },
    { ...defaultRetryPolicy, repeat },
  );

/** Plays a call by the decision and the ledger of the client, and sends nothing. */
const play = async (
  happening: Exclude<Happening, { kind: "not sent" }>,
  kind: CallKind,
  repeat: RepeatRule,
): Promise<WorstCase> => {
  const met = await meetFailure(happening, kind);
  // In requests, so that it also counts those without a known price.
  const ledger = new CreditLedger(Number.MAX_SAFE_INTEGER);
  let elapsedMs = 0;
  for (let attempts = 1; ; attempts++) {
    ledger.reserve(1);
    elapsedMs = Math.min(deadlineMs, elapsedMs + durationOf(happening, kind));
    ledger.settle(1, met);
    const decision = next(met, kind, attempts, elapsedMs, repeat);
    if (!decision.retry) {
      const chargeable = ledger.spent;
      const stopped = met.code === "ABORTED" ? "aborted" : decision.stopped;
      const credits = kind.credits === null && chargeable > 0 ? null : chargeable * (kind.credits ?? 0);
      return { attempts, chargeable, credits, stopped };
    }
    elapsedMs += decision.waitMs;
  }
};

/** What a call of a kind comes to at worst. */
export const worstCase = async (happening: Happening, kind: CallKind, repeat: RepeatRule): Promise<WorstCase> =>
  happening.kind === "not sent"
    ? { attempts: 0, chargeable: 0, credits: 0, stopped: "not-retryable" }
    : play(happening, kind, repeat);
