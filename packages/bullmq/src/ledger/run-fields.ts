import type { Operation } from "@techlookup/core/enrich";
import type { RunPlan, RunState } from "./fleet-ledger.ts";

const counted = ["found", "detected-live", "not-found", "failed", "ambiguous"] as const;

/** A plan as fields and values of a hash. */
export const planFields = (plan: RunPlan): string[] =>
  Object.entries(plan).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));

/** What the hash of a run says. */
export const stateOf = (fields: Readonly<Record<string, string>>): RunState => {
  const number = (name: string): number => Number(fields[name] ?? 0);
  const optional = (name: string): number | undefined => (fields[name] === undefined ? undefined : number(name));
  const { haltCode: code, haltMessage: message = "" } = fields;
  return {
    id: fields.id ?? "",
    operation: (fields.operation ?? "technologies") as Operation,
    live: fields.live === "true",
    creditLimit: optional("creditLimit"),
    chunkSize: number("chunkSize"),
    chunks: number("chunks"),
    entries: number("entries"),
    listHash: fields.listHash ?? "",
    usedBefore: optional("usedBefore"),
    counts: Object.fromEntries(counted.map((kind) => [kind, number(`count:${kind}`)])) as RunState["counts"],
    charge: { least: number("least"), most: number("most") },
    reserved: number("reserved"),
    requests: number("requests"),
    repeated: number("repeated"),
    finished: number("finished"),
    ...(code !== undefined && { halted: { code, message } }),
  };
};
