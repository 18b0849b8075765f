import budget from "../vectors/budget.json" with { type: "json" };
import decisions from "../vectors/decisions.json" with { type: "json" };
import decoding from "../vectors/decoding.json" with { type: "json" };
import exchanges from "../vectors/exchanges.json" with { type: "json" };
import faults from "../vectors/faults.json" with { type: "json" };
import gate from "../vectors/gate.json" with { type: "json" };
import names from "../vectors/names.json" with { type: "json" };
import retryAfter from "../vectors/retry-after.json" with { type: "json" };
import stacks from "../vectors/stacks.json" with { type: "json" };
import { checkBudget, type Walk } from "./budget.ts";
import { checkCase } from "./check-case.ts";
import { checkDecision, type DecisionDefaults } from "./decisions.ts";
import { checkDecoding } from "./decoding.ts";
import { checkExchange, type Exchange, type ExchangeDefaults, type Stage, throughGateway } from "./exchanges.ts";
import { checkFault, type FaultDefaults, type Relays } from "./faults.ts";
import { checkGate, type GateWalk } from "./gate.ts";
import { knownDifference, type RuntimeId } from "./known-differences.ts";
import { checkName } from "./names.ts";
import { checkRetryAfter, type SetTimeZone } from "./retry-after.ts";
import { checkStack } from "./stacks.ts";
import type { Outcome } from "./vector.ts";

/** Which fault each case of that group meets, by the case's id. */
export const faultCases: ReadonlyMap<string, string> = new Map(faults.cases.map(({ id, given }) => [id, given.fault]));

/** What the runtime under test provides. */
export interface Runtime {
  readonly id: RuntimeId;
  readonly setTimeZone?: SetTimeZone | undefined;
  /** Whether its clients have a recovery gate: those with a key do, a page's does not. */
  readonly hasGate: boolean;
  /** Stages, as many as exchanges may run at the same time. */
  readonly stages: readonly Stage[];
  readonly relays: Relays;
}

// The files are checked against their schemas, which say more than the types that are inferred from them.
type Of<Check extends (vector: never, ...rest: never[]) => unknown> = readonly Parameters<Check>[0][];

/** Runs the groups that need no server. */
export const runPure = async (runtime: Pick<Runtime, "id" | "setTimeZone" | "hasGate">): Promise<Outcome[]> => {
  const { id, setTimeZone, hasGate } = runtime;
  return Promise.all([
    ...(decoding.cases as unknown as Of<typeof checkDecoding>).map((vector) =>
      checkCase(id, "decoding", vector, checkDecoding),
    ),
    ...(retryAfter.cases as unknown as Of<typeof checkRetryAfter>).map((vector) =>
      checkCase(id, "retry-after", vector, (one) => checkRetryAfter(one, setTimeZone)),
    ),
    ...(names.cases as unknown as Of<typeof checkName>).map((vector) => checkCase(id, "names", vector, checkName)),
    ...(stacks.cases as unknown as Of<typeof checkStack>).map((vector) => checkCase(id, "stacks", vector, checkStack)),
    ...(decisions.cases as unknown as Of<typeof checkDecision>).map((vector) =>
      checkCase(id, "decisions", vector, (one) => checkDecision(one, decisions.defaults as DecisionDefaults)),
    ),
    ...(budget.cases as readonly Walk[]).map((walk) => checkCase(id, "budget", walk, checkBudget)),
    ...(hasGate ? (gate.cases as readonly GateWalk[]) : []).map((walk) => checkCase(id, "gate", walk, checkGate)),
  ]);
};

/** Does work for each item, as many at a time as there are places to do it in. */
const inPlaces = async <T, Place>(
  items: readonly T[],
  places: readonly Place[],
  work: (item: T, place: Place) => Promise<Outcome>,
): Promise<Outcome[]> => {
  const queue = [...items];
  const outcomes: Outcome[] = [];
  const workIn = async (place: Place): Promise<void> => {
    for (let item = queue.shift(); item; item = queue.shift()) outcomes.push(await work(item, place));
  };
  await Promise.all(places.map(workIn));
  return outcomes;
};

const runExchangesAs = (group: string, id: RuntimeId, stages: readonly Stage[]): Promise<Outcome[]> => {
  const all = exchanges.cases as unknown as readonly Exchange[];
  const pace = stages.every(({ paces }) => paces);
  const applicable = all.filter(
    (vector) => (pace || vector.needs !== "pacing") && knownDifference(id, group, vector.id) !== null,
  );
  return inPlaces(applicable, stages, (vector, stage) =>
    checkCase(id, group, vector, (one) => checkExchange(one, exchanges.defaults as ExchangeDefaults, stage)),
  );
};

/** Runs the exchanges against sandboxes. Most of them wait. */
export const runExchanges = ({ id, stages }: Runtime): Promise<Outcome[]> => runExchangesAs("exchanges", id, stages);

/** Runs the exchanges again, with a page's client and a gateway between: each must end as without it. */
export const runThroughGateway = ({ id, stages }: Runtime): Promise<Outcome[]> =>
  runExchangesAs("gateway", id, stages.map(throughGateway));

/** Runs the faults against relays, each of which has its own. */
export const runFaults = ({ id, relays }: Runtime): Promise<Outcome[]> =>
  inPlaces(faults.cases as unknown as Of<typeof checkFault>, [1, 2, 3, 4], (vector) =>
    checkCase(id, "faults", vector, (one) => checkFault(one, faults.defaults as FaultDefaults, relays)),
  );
