import type { TechLookupError } from "@techlookup/node";
import type { EnrichRecord } from "@techlookup/node/enrich";
import type { Work } from "../action.ts";
import { Interrupts } from "../enrich/interrupts.ts";
import { exitCodeOf } from "../exit-code-of.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";
import { type LookedUpDomain, lookUpDomain } from "./look-up-domain.ts";
import type { LookupFlags } from "./lookup-flags.ts";
import { type Argument, readDomains } from "./read-domains.ts";
import { priceWithLive, tellOutcome } from "./tell-outcome.ts";
import { recordSink } from "./write-records.ts";

/** Lookups at a time. The rate limit is kept in any case. */
const concurrency = 20;
/** How long an interrupted command waits for what is on its way. */
const graceMs = 10_000;

/** Looks up the domains of the command line, in their order. */
export const lookup: Work<LookupFlags> = async (session, args, flags) => {
  const { live, company, creditLimit } = flags;
  if (live && company)
    throw new UsageError("--live looks at a website, and finds nothing about a company. Leave out one of the two.");
  if (live && creditLimit === undefined)
    throw new UsageError(
      `--live costs 5 credits for each domain of which nothing is stored, so that a limit is needed: --credit-limit ${priceWithLive * args.length}, say.`,
    );
  const wanted = readDomains(args);
  const client = await session.client(creditLimit === undefined ? {} : { creditLimit });
  const late = new AbortController();
  let isStopping = false;
  const stop = (): void => {
    isStopping = true;
  };
  const interrupts = new Interrupts({
    early: () => {},
    first: () => {
      stop();
      setTimeout(() => late.abort("interrupted"), graceMs).unref();
      void session.note(
        "Interrupted: waiting for lookups on their way, ten seconds at most. Ctrl-C again ends at once.",
      );
    },
    second: () => {},
  });
  interrupts.begin();
  session.out.onClose(stop);
  const sink = recordSink(session, flags, wanted.length === 1);
  const written: EnrichRecord<unknown>[] = [];
  let end: TechLookupError | undefined;
  const look = async (one: Argument): Promise<LookedUpDomain | undefined> => {
    if ("kind" in one) return { record: one };
    if (isStopping) return undefined;
    const result = await lookUpDomain(client, one, flags, late.signal);
    if ("end" in result) stop();
    return result;
  };
  try {
    for await (const result of inOrder(wanted, look)) {
      if (result === undefined) continue;
      if ("end" in result) end ??= result.end;
      else {
        written.push(result.record);
        await sink.write(result.record);
      }
    }
    await sink.end();
  } finally {
    interrupts.stop();
  }
  // Whoever pipes into `head` has what they wanted.
  if (session.out.isClosed) return written.length < wanted.length ? exitCodes.interrupted : exitCodes.done;
  if (written.length > 0) await tellOutcome(session, written, flags);
  if (interrupts.signal.aborted) return exitCodes.interrupted;
  if (end) throw end;
  return codeOf(written);
};

/** Makes up to so many calls at a time, and gives their results in order. */
async function* inOrder<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const flying: Promise<Result>[] = [];
  for (const item of items) {
    if (flying.length >= concurrency) yield (await flying.shift()) as Result;
    flying.push(work(item));
  }
  for (const one of flying) yield await one;
}

/** What the records come to. Where all failed in one way, it is the code of that. */
const codeOf = (records: readonly EnrichRecord<unknown>[]): ExitCode => {
  if (records.some(({ kind }) => kind === "ambiguous")) return exitCodes.ambiguous;
  const looked = records.filter(({ kind }) => kind !== "skipped");
  const codes = new Set(looked.map((record) => ("error" in record ? exitCodeOf(record.error) : exitCodes.done)));
  const [only] = codes;
  if (codes.size === 1 && only !== undefined && only !== exitCodes.done) return only;
  const isSkipped = records.some((record) => record.kind === "skipped" && record.reason === "not-a-domain");
  return codes.size > 1 || isSkipped ? exitCodes.someFailed : exitCodes.done;
};
