import { RetryBudget, type RetryBudgetOptions, type RetryFacts } from "@techlookup/core";
import { difference, firstOf } from "./difference.ts";

/** One step of a walk, and what the bucket holds after it. */
interface Step {
  readonly step: string;
  readonly times?: number;
  readonly granted?: boolean;
  readonly tokens: number;
}

/** A walk through a budget. */
export interface Walk {
  readonly id: string;
  readonly says: string;
  readonly rule: string;
  readonly given: { readonly options: RetryBudgetOptions };
  readonly walk: readonly Step[];
}

const kinds: Readonly<Record<string, RetryFacts>> = {
  transient: { retry: "transient", done: "no" },
  throttle: { retry: "throttle", done: "no" },
  "named-wait": { retry: "throttle", done: "no", retryAfterMs: 1_000 },
};

const take = (budget: RetryBudget, step: string): boolean | undefined => {
  if (step === "success") {
    budget.succeed(undefined);
    return undefined;
  }
  const facts = kinds[step.replace(/^(retry|success-after)-/, "")] as RetryFacts;
  const cost = budget.costOf(facts);
  if (step.startsWith("success-after-")) {
    budget.succeed(cost);
    return undefined;
  }
  const granted = cost <= budget.tokens;
  if (granted) budget.take(cost);
  return granted;
};

/** Walks, and says at which step something is not as expected. */
export const checkBudget = ({ given, walk }: Walk): string | undefined => {
  const budget = new RetryBudget(given.options);
  return firstOf(
    walk.map(({ step, times = 1, granted, tokens }, index) => {
      let last: boolean | undefined;
      for (let time = 0; time < times; time++) last = take(budget, step);
      return difference({ tokens, granted }, { tokens: budget.tokens, granted: last }, `step ${index + 1}, ${step}`);
    }),
  );
};
