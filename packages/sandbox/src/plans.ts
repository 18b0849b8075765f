import { type EndpointName, planRequests } from "@techlookup/core/contract";

/**
 * A plan's name.
 *
 * @example
 * const plan: PlanName = "pro";
 */
export type PlanName = "free" | "pro" | "scale";

/** The limits of a plan. */
export interface Plan {
  /** Requests per rolling window. Documented. */
  readonly requests: number;
  /** Credits a month. Observed. */
  readonly credits: number;
  /** Endpoints that the plan does not include. The vendor does not list them: our decision. */
  readonly excluded: readonly EndpointName[];
}

/** The plans, as far as they are known. */
export const plans: Readonly<Record<PlanName, Plan>> = {
  free: {
    requests: planRequests.free,
    credits: 100,
    excluded: ["signals.adoption", "signals.churn", "technologies.companies"],
  },
  pro: { requests: planRequests.pro, credits: 10_000, excluded: [] },
  scale: { requests: planRequests.scale, credits: 50_000, excluded: [] },
};
