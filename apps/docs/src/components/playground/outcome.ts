import { rowOf, slugOf } from "@techlookup/core";
import { type Plan, planOf } from "./plan.ts";
import { type RunResult, run } from "./run.ts";
import { type Setup, SetupProblem } from "./setup.ts";

/** What a page shows of a run. */
export interface Outcome {
  /** What was run. */
  readonly setup: Setup;
  /** Why it could not be run. Then there is nothing else. */
  readonly problem?: string;
  readonly plan?: Plan;
  readonly result?: RunResult;
  /** The page of the code that it ended in. */
  readonly errorPage?: string;
}

/** Runs a setup, and says in a sentence where that is not possible. Loaded once it is needed: it brings client and sandbox along. */
export const outcomeOf = async (setup: Setup): Promise<Outcome> => {
  try {
    const plan = planOf(setup);
    const result = await run(plan);
    const { code } = result;
    return { setup, plan, result, ...(code && rowOf(code) && { errorPage: `/errors/${slugOf(code)}` }) };
  } catch (thrown) {
    if (thrown instanceof SetupProblem) return { setup, problem: thrown.message };
    return { setup, problem: `The playground has a fault of its own: ${String(thrown)}` };
  }
};
