import { type Decision, decide, type RetryFacts, type RetryPolicy, type RetryState } from "@techlookup/core";
import { difference } from "./difference.ts";
import type { Vector } from "./vector.ts";

/** What a case leaves out. */
export interface DecisionDefaults {
  readonly state: RetryState;
  readonly policy: RetryPolicy;
}

interface Given {
  readonly facts: RetryFacts;
  readonly state?: Partial<RetryState>;
  readonly policy?: Partial<RetryPolicy>;
}

/** Decides, and says what is not as expected. */
export const checkDecision = (
  { given, expected }: Vector<Given, Decision>,
  defaults: DecisionDefaults,
): string | undefined => {
  const state = { ...defaults.state, ...given.state };
  const policy = { ...defaults.policy, ...given.policy };
  return difference(expected, decide(given.facts, state, policy), "the decision");
};
