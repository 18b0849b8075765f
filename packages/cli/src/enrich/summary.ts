import type { EnrichReport } from "@techlookup/node/enrich";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { kindsOf } from "./status.ts";
import type { Survey } from "./survey.ts";
import { count, duration, number, range } from "./words.ts";

/** What is told at the end of a run. */
export interface SummaryFacts {
  readonly report: EnrichReport;
  readonly survey: Survey | undefined;
  readonly exitCode: ExitCode;
  readonly elapsedMs: number;
  readonly journal: string;
  readonly out: string | undefined;
  /** The command line that goes on. */
  readonly again: string;
  readonly leftOut: number;
  readonly notDomains: number;
  /** What stands in the journal from earlier runs, in credits. */
  readonly spentBefore: number;
}

const shownRepeats = 10;

/** The end of a run for people. */
export const summaryLines = (facts: SummaryFacts): readonly string[] => {
  const { report, exitCode, elapsedMs, journal, out, leftOut, survey, spentBefore } = facts;
  const before = spentBefore ? `, ${count(spentBefore, "credit")} at most by earlier runs` : "";
  return [
    `${titleOf(exitCode)} ${titleOf(exitCode) === "Done" ? "in" : "after"} ${duration(elapsedMs)}: ${kindsOf(report)}${skippedOf(facts)}`,
    ...(leftOut
      ? [
          `  ${count(leftOut, "record")} written by an earlier run ${leftOut === 1 ? "is" : "are"} left out; --replay writes ${leftOut === 1 ? "it" : "them"} again`,
        ]
      : []),
    `  credits: ${range(report.charge)} spent by ${count(report.requests, "request")}${before}`,
    ...repeatLines(report),
    ...listed("not domains", survey?.problems, survey?.notDomains),
    ...listed("perhaps misspelt", survey?.oddities, survey?.odd),
    `  journal: ${journal}${out === undefined ? "" : `   output: ${out}`}`,
    ...adviceFor(facts),
  ];
};

const titleOf = (exitCode: ExitCode): string => {
  if (exitCode === exitCodes.interrupted) return "Interrupted";
  return exitCode === exitCodes.done || exitCode === exitCodes.someFailed || exitCode === exitCodes.ambiguous
    ? "Done"
    : "Stopped";
};

/** The first of many, below a title. */
export const listed = (title: string, shown: readonly string[] = [], all = 0): readonly string[] => {
  if (!shown.length) return [];
  const more = all > shown.length ? [`    and ${number(all - shown.length)} more`] : [];
  return [`  ${title}:`, ...shown.map((line) => `    ${line}`), ...more];
};

const skippedOf = ({ report, notDomains }: SummaryFacts): string => {
  const twins = report.counts.skipped - notDomains;
  const parts = [
    ...(notDomains ? [`${number(notDomains)} not ${notDomains === 1 ? "a domain" : "domains"}`] : []),
    ...(twins ? [`${number(twins)} repeated`] : []),
  ];
  return parts.length ? ` (${parts.join(", ")})` : "";
};

const repeatLines = ({ repeated }: EnrichReport): readonly string[] => {
  if (!repeated.length) return [];
  const shown = repeated.slice(0, shownRepeats).map(({ domain, charge }) => `${domain} (${range(charge)})`);
  const more = repeated.length > shown.length ? `, and ${number(repeated.length - shown.length)} more` : "";
  return [`  perhaps charged more than once: ${shown.join(", ")}${more}`];
};

const adviceFor = ({ report: { counts }, exitCode, again }: SummaryFacts): readonly string[] => {
  if (exitCode === exitCodes.interrupted) return [`  resume with: ${again}`];
  if (exitCode === exitCodes.credits)
    return [`  once there are credits, or with a higher --credit-limit, resume with: ${again}`];
  if (exitCode === exitCodes.account || exitCode === exitCodes.unreachable || exitCode === exitCodes.journal)
    return [`  once that is solved, resume with: ${again}`];
  if (exitCode === exitCodes.ambiguous)
    return [`  look them up again, and perhaps pay twice, with: ${withFlag(again, "--repeat-ambiguous")}`];
  return counts.failed ? [`  try those that failed again with: ${withFlag(again, "--retry-failed")}`] : [];
};

/** A command line with a flag, which it may have. */
const withFlag = (again: string, flag: string): string =>
  again.split(" ").includes(flag) ? again : `${again} ${flag}`;

/** The same for programs. */
export const summaryRecord = (facts: SummaryFacts): Record<string, unknown> => {
  const { report, survey, exitCode, elapsedMs, journal, out, again, leftOut, notDomains, spentBefore } = facts;
  return {
    exitCode,
    elapsedMs: Math.round(elapsedMs),
    ...report,
    leftOut,
    notDomains,
    spentBefore,
    list: survey,
    journal,
    out,
    again,
  };
};
