import { nothing, stepsOf, sumOf } from "@techlookup/core/platform";
import { type AttemptRecord, isTechLookupError, type TechLookup, type TechLookupError } from "@techlookup/node";
import type { Charge, EnrichRecord } from "@techlookup/node/enrich";
import type { LookupFlags } from "./lookup-flags.ts";

/** What a domain is to be looked up by. */
export interface DomainTask {
  /** As it was typed. */
  readonly input: string;
  /** Its place on the command line, counted from 1. */
  readonly line: number;
  readonly domain: string;
}

/** A record, or what ends the whole command. */
export type LookedUpDomain = { readonly record: EnrichRecord<unknown> } | { readonly end: TechLookupError };

/** Errors that every further call would meet as well. */
const endsAll = ({ code }: TechLookupError): boolean =>
  /^(UNAUTHORIZED|FORBIDDEN|PAYMENT_REQUIRED|CREDIT_LIMIT|CONFIGURATION_ERROR|ABORTED)$/.test(code);

/** What attempts have cost, by the documented prices: nobody tells whether one that failed was charged. */
const chargeOf = (attempts: readonly AttemptRecord[], credits: number, isDone: boolean): Charge => ({
  least: isDone && attempts.length > 0 ? credits : 0,
  most: attempts.filter(({ free }) => !free).length * credits,
});

/**
 * Looks up a domain with the patience of an interactive program: the client's own limits hold. A result that was lost after it may have been charged is
 * `ambiguous`.
 */
export const lookUpDomain = async (
  client: TechLookup,
  task: DomainTask,
  flags: LookupFlags,
  signal: AbortSignal,
): Promise<LookedUpDomain> => {
  const { company = false, live = false } = flags;
  let charge = nothing;
  for (const { kind, credits, call } of stepsOf(company ? "company" : "technologies", live)) {
    try {
      const { data, meta } = await call(client, task.domain, { signal }).withResponse();
      charge = sumOf(charge, chargeOf(meta.attempts, credits, true));
      return { record: { kind, ...task, data: data as never, charge } };
    } catch (error) {
      if (!isTechLookupError(error)) throw error;
      charge = sumOf(charge, chargeOf(error.attempts, credits, false));
      if (error.code === "NOT_FOUND") continue;
      const isAmbiguous = error.stopped === "not-repeatable";
      if (endsAll(error) && !isAmbiguous) return { end: error };
      return { record: { kind: isAmbiguous ? "ambiguous" : "failed", ...task, error, charge } };
    }
  }
  return { record: { kind: "not-found", ...task, charge } };
};
