import budget from "../vectors/budget.json" with { type: "json" };
import decisions from "../vectors/decisions.json" with { type: "json" };
import decoding from "../vectors/decoding.json" with { type: "json" };
import exchanges from "../vectors/exchanges.json" with { type: "json" };
import retryAfter from "../vectors/retry-after.json" with { type: "json" };
import { checkBudget, type Walk } from "./budget.ts";
import { checkDecision, type DecisionDefaults } from "./decisions.ts";
import { checkDecoding } from "./decoding.ts";
import { checkExchange, type ExchangeDefaults, type Stage } from "./exchanges.ts";
import { checkRetryAfter, type SetTimeZone } from "./retry-after.ts";
import type { Outcome } from "./vector.ts";

/** What the runtime under test provides. */
export interface Runtime {
  readonly setTimeZone?: SetTimeZone;
  /** A stage of its own for each exchange that runs at the same time; `end` clears it away. */
  startStage(): Promise<Stage & { end(): Promise<void> }>;
}

type Case = { readonly id: string; readonly says: string };
// The files are checked against their schemas, which say more than the types that are inferred from them.
type Of<Check extends (vector: never, ...rest: never[]) => unknown> = readonly Parameters<Check>[0][];

/** Exchanges that run at the same time. Most of them wait. */
const parallel = 8;

const outcomeOf = (group: string, { id, says }: Case, problem: string | undefined): Outcome => ({
  ...{ group, id, says },
  ...(problem !== undefined && { problem }),
});

/** Runs the groups that need no server. */
export const runPure = (setTimeZone?: SetTimeZone): Outcome[] => [
  ...(decoding.cases as unknown as Of<typeof checkDecoding>).map((vector) =>
    outcomeOf("decoding", vector, checkDecoding(vector)),
  ),
  ...(retryAfter.cases as unknown as Of<typeof checkRetryAfter>).map((vector) =>
    outcomeOf("retry-after", vector, checkRetryAfter(vector, setTimeZone)),
  ),
  ...(decisions.cases as unknown as Of<typeof checkDecision>).map((vector) =>
    outcomeOf("decisions", vector, checkDecision(vector, decisions.defaults as DecisionDefaults)),
  ),
  ...(budget.cases as readonly Walk[]).map((walk) => outcomeOf("budget", walk, checkBudget(walk))),
];

/** Runs the exchanges against sandboxes. */
export const runExchanges = async (runtime: Runtime): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const queue = [...(exchanges.cases as unknown as Of<typeof checkExchange>)];
  const work = async (): Promise<void> => {
    const stage = await runtime.startStage();
    for (let vector = queue.shift(); vector; vector = queue.shift()) {
      const problem = await checkExchange(vector, exchanges.defaults as ExchangeDefaults, stage);
      outcomes.push(outcomeOf("exchanges", vector, problem));
    }
    await stage.end();
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return outcomes;
};
