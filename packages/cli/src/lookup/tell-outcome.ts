import { controls, nothing, priceOf, sumOf } from "@techlookup/core/platform";
import type { EnrichRecord } from "@techlookup/node/enrich";
import { count, range } from "../enrich/words.ts";
import type { Session } from "../session.ts";
import type { LookupFlags } from "./lookup-flags.ts";

const words: Readonly<Record<EnrichRecord["kind"], string>> = {
  found: "found",
  "detected-live": "detected live",
  "not-found": "not found",
  failed: "failed",
  ambiguous: "perhaps charged, result unknown",
  skipped: "skipped",
};

/** What a domain costs where nothing is stored and its website is looked at. */
export const priceWithLive: number = priceOf("technologies", true);

/** Tells people what the table does not: what went wrong and what to do, and what it has cost. */
export const tellOutcome = async (
  session: Session,
  records: readonly EnrichRecord<unknown>[],
  { live, company }: LookupFlags,
): Promise<void> => {
  for (const record of records) {
    if (record.kind === "skipped") await session.err.write(`techlookup: ${clean(record.problem)}\n`);
    if (!("error" in record)) continue;
    const { code, message, docsUrl } = record.error;
    await session.err.write(
      `techlookup: ${record.domain}: ${session.err.style("red", code)}: ${clean(message)}\n  ${session.err.style("dim", docsUrl)}\n`,
    );
  }
  const unknown = records.filter(({ kind }) => kind === "not-found");
  const [first] = unknown;
  if (first && !live && !company) {
    const limit = priceWithLive * unknown.length;
    await session.note(
      `The API knows nothing of ${unknown.length === 1 && "domain" in first ? first.domain : count(unknown.length, "domain")}. To look at the website now, for ${count(limit, "credit")} at most: --live --credit-limit ${limit}`,
    );
  }
  const kinds = Object.entries(words).flatMap(([kind, word]) => {
    const all = records.filter((record) => record.kind === kind).length;
    return all > 0 ? [`${all} ${word}`] : [];
  });
  const charge = records.reduce((sum, record) => ("charge" in record ? sumOf(sum, record.charge) : sum), nothing);
  const credits = charge.least === charge.most ? count(charge.most, "credit") : `${range(charge)} credits`;
  await session.note(`${kinds.join(", ") || "nothing looked up"}; ${credits} by the documented prices`);
};

const clean = (text: string): string => text.replace(controls, "\ufffd");
