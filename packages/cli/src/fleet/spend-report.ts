import type { RunState } from "@techlookup/bullmq";
import { count, number, range } from "../enrich/words.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { haltAdvice } from "./halt-advice.ts";

/** What a collected run has come to. */
export interface SpendFacts {
  readonly run: string;
  /** Rows by what became of them. */
  readonly rows: Readonly<Record<string, number>>;
  /** Rows that are no domain. */
  readonly notDomains: number;
  /** The run before lookups were decided whose outcome was unknown, and after. */
  readonly before: RunState;
  readonly after: RunState;
  readonly exitCode: ExitCode;
  readonly out: string | undefined;
}

/** How a run that was collected ends, unless an error ends it. */
export const exitCodeOfRun = ({ rows, notDomains, after }: Omit<SpendFacts, "exitCode">): ExitCode => {
  const { halted } = after;
  if (halted) return /^(CREDIT_LIMIT|PAYMENT_REQUIRED)$/.test(halted.code) ? exitCodes.credits : exitCodes.account;
  if (rows.ambiguous) return exitCodes.ambiguous;
  return rows.failed || rows.pending || notDomains ? exitCodes.someFailed : exitCodes.done;
};

/** What became of lookups whose responses were lost. */
const decisions = ({ before, after }: SpendFacts) => {
  const lost = before.counts.ambiguous;
  const open = after.counts.ambiguous;
  const perhapsPaidTwice = after.repeated - before.repeated;
  return { lost, lookedUpAgain: Math.max(0, lost - open - perhapsPaidTwice), perhapsPaidTwice, open };
};

/** The report for programs. */
export const spendRecord = (facts: SpendFacts): Record<string, unknown> => {
  const { run, rows, notDomains, after, exitCode, out } = facts;
  const { operation, live, entries, chunks, finished, counts, charge, creditLimit, requests, repeated, halted } = after;
  return {
    ...{ run, exitCode, operation, live, entries, chunks, finished, rows, notDomains, domains: counts },
    ...{ charge, creditLimit, requests, repeated, ambiguous: decisions(facts), halted, out },
  };
};

/** What to do about lookups that are still open. */
const openAdvice = (exitCode: ExitCode): string =>
  exitCode === exitCodes.credits
    ? "to look them up, submit the same list again with a higher --credit-limit, then collect it again"
    : "look them up again, and perhaps pay twice, with --repeat-ambiguous";

/** The report for people. */
export const spendLines = (facts: SpendFacts): readonly string[] => {
  const { run, rows, notDomains, after, out, exitCode } = facts;
  const { charge, creditLimit, requests, repeated, halted, finished, chunks } = after;
  const limit = creditLimit === undefined ? "" : ` of ${number(creditLimit)} allowed`;
  const kinds = Object.entries(rows).filter(([, rowCount]) => rowCount);
  const parts = kinds.map(([kind, rowCount]) => `${kind.replaceAll("-", " ")} ${number(rowCount)}`);
  const { lost, lookedUpAgain, perhapsPaidTwice, open } = decisions(facts);
  const missing = chunks - finished;
  return [
    `${run}: ${parts.join(" · ") || "no rows"}${notDomains ? ` (${number(notDomains)} not ${notDomains === 1 ? "a domain" : "domains"})` : ""}`,
    `  credits: ${range(charge)} spent${limit} by ${count(requests, "request")}`,
    ...(repeated ? [`  perhaps charged more than once: ${count(repeated, "domain")}`] : []),
    ...(lost
      ? [
          `  responses lost: ${number(lost)}; not charged and looked up again ${number(lookedUpAgain)}, unknown and looked up again ${number(perhapsPaidTwice)}, still open ${number(open)}`,
        ]
      : []),
    ...(missing ? [`  not finished: ${count(missing, "chunk")} of ${number(chunks)}`] : []),
    ...(out === undefined ? [] : [`  output: ${out}`]),
    ...(halted ? [`  stopped: ${halted.message} ${haltAdvice(halted)}`] : []),
    ...(open && !halted ? [`  ${openAdvice(exitCode)}`] : []),
  ];
};
