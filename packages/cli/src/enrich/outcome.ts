import { type Charge, type EnrichRecord, type JournalRecord, readName } from "@techlookup/node/enrich";

/** What became of a row: a record, a row without a name, or one that is still to be looked up. */
export type Outcome =
  | EnrichRecord<unknown>
  | JournalRecord
  | { readonly kind: "skipped"; readonly reason: "blank" | "not-a-domain"; readonly problem: string }
  | { readonly kind: "pending"; readonly domain: string };

/** What a cell is, where nothing is looked up for it: a blank, or no domain. */
export const unnamed = (
  name: string,
  line: number,
): { readonly domain: string } | Extract<Outcome, { kind: "skipped" }> => {
  const { domain, problem } = readName(name);
  if (domain !== undefined) return { domain };
  if (problem === undefined) return { kind: "skipped", reason: "blank", problem: `line ${line} has no domain` };
  return { kind: "skipped", reason: "not-a-domain", problem: `line ${line} ${problem}` };
};

/** The credits of an outcome at most, as a cell shows them. */
export const creditsOf = (outcome: Outcome): number => chargeOf(outcome)?.most ?? 0;

const chargeOf = (outcome: Outcome): Charge | undefined => ("charge" in outcome ? outcome.charge : undefined);
