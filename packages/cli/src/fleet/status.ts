import type { RunState } from "@techlookup/bullmq";
import type { Work } from "../action.ts";
import { count, range } from "../enrich/words.ts";
import { printRows, type Row } from "../output/print-rows.ts";
import { commandLine } from "./command-lines.ts";
import { haltAdvice } from "./halt-advice.ts";
import { openFleet, type RedisFlags } from "./open-fleet.ts";
import { unknownRun } from "./unknown-run.ts";

/** `techlookup enrich status`: how far runs are. */
export const status: Work<RedisFlags> = async (session, [wanted], flags) => {
  const { fleet, close } = await openFleet(session, "techlookup enrich status", flags);
  try {
    const known = await fleet.runs();
    if (wanted !== undefined && !known.includes(wanted)) throw unknownRun(wanted, known);
    const runs: { readonly run: string; readonly state: RunState }[] = [];
    for (const run of wanted === undefined ? known : [wanted]) {
      const state = await fleet.status(run);
      if (state) runs.push({ run, state });
    }
    const whole = runs.map(({ run, state: { listHash: _, ...state } }) => ({ run, stage: stageOf(state), ...state }));
    if (runs.length || session.format("json") !== "table") {
      const rows = runs.map(({ run, state }) => rowOf(run, state));
      await printRows(session, rows, { otherwise: "json", whole, records: whole });
    } else await session.note("There are no runs for this key. techlookup enrich submit begins one.");
    for (const { run, state } of runs)
      if (state.halted) await session.note(`${run} was stopped: ${state.halted.message} ${haltAdvice(state.halted)}`);
    const workers = await fleet.workers();
    if (workers && runs.some(({ state }) => stageOf(state) === "under way"))
      await session.note(workersNote(workers, flags));
    return undefined;
  } finally {
    await close();
  }
};

/** Where a run is. */
const stageOf = ({ halted, finished, chunks }: Pick<RunState, "halted" | "finished" | "chunks">): string =>
  halted ? "stopped" : finished === chunks ? "finished" : "under way";

const workersNote = (workers: readonly string[], { redis }: RedisFlags): string => {
  if (!workers.length) return `No worker is connected. Start one on each machine: ${commandLine("worker", redis)}`;
  return `${count(workers.length, "worker")} connected: ${workers.join(", ")}`;
};

const rowOf = (run: string, state: RunState): Row => {
  const { counts, charge, creditLimit, finished, chunks, halted } = state;
  return {
    run,
    stage: stageOf(state),
    chunks: `${finished}/${chunks}`,
    ...counts,
    credits: range(charge),
    limit: creditLimit,
    error: halted?.code ?? "",
  };
};
