import {
  decide,
  defaultRetryPolicy,
  type RetryFacts,
  type RetryPolicy,
  type RetryState,
  type StopReason,
} from "@techlookup/core";
import { expect, it } from "vitest";
import { retryQuestions } from "../src/components/guides/questions.ts";

type Situation = { facts: RetryFacts; state: RetryState; policy: RetryPolicy };

/** A failure that every question ends, and what mends one after the other. */
const worst: Situation = {
  facts: { retry: "never", done: "maybe", shouldRetry: false, retryAfterMs: 500_000 },
  state: { attempts: 4, remainingMs: 0, safe: false, replayable: true, tokens: 0, cost: 5, random: 0 },
  policy: defaultRetryPolicy,
};

const mended: readonly ((situation: Situation) => Situation)[] = [
  ({ facts, ...rest }) => ({ ...rest, facts: { ...facts, retry: "transient" } }),
  ({ facts, ...rest }) => {
    const { shouldRetry: _, ...without } = facts;
    return { ...rest, facts: without };
  },
  ({ state, ...rest }) => ({ ...rest, state: { ...state, remainingMs: 1 } }),
  ({ state, ...rest }) => ({ ...rest, state: { ...state, safe: true } }),
  ({ state, ...rest }) => ({ ...rest, state: { ...state, attempts: 1 } }),
  ({ policy, ...rest }) => ({ ...rest, policy: { ...policy, maxWaitMs: Infinity } }),
  ({ state, ...rest }) => ({ ...rest, state: { ...state, remainingMs: 600_000 } }),
  ({ state, ...rest }) => ({ ...rest, state: { ...state, tokens: 5 } }),
];

it("the questions of the guide are those of the decision, in its order", () => {
  let situation = worst;
  const stops: (StopReason | "again")[] = [];
  for (const mend of [(same: Situation) => same, ...mended]) {
    situation = mend(situation);
    const decision = decide(situation.facts, situation.state, situation.policy);
    stops.push(decision.retry ? "again" : decision.stopped);
  }
  expect(stops).toEqual([...retryQuestions.flatMap(({ otherwise }) => otherwise), "again"]);
});
