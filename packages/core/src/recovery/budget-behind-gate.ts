import type { RetryBudgetOptions } from "../retry/budget.ts";

/**
 * The retry budget of a client with a gate. The gate keeps its calls from a server that is down, so that the budget has to bound the retries
 * of random failures alone: it fills twice as fast. Chosen by simulation (docs-internal/decisions/0022-recovery-gate.md).
 */
export const budgetBehindGate: Required<Pick<RetryBudgetOptions, "gain">> = { gain: 2 };
