import Link from "@docusaurus/Link";
import CodeBlock from "@theme/CodeBlock";
import type { ReactNode } from "react";
import { count, span } from "./count.ts";
import type { Outcome } from "./outcome.ts";
import styles from "./playground.module.css";
import type { RunResult } from "./run.ts";
import { RunAttempts } from "./run-attempts.tsx";

const verdictOf = ({ problem, result }: Outcome): string => {
  if (problem !== undefined || !result) return "Not run";
  return result.code ?? (result.list ? count(result.list.records.length, "record") : "Data");
};

/** The run in one sentence. */
const sentenceOf = ({ attempts, list, requests, credits, elapsedMs }: RunResult, before: number): string => {
  const own = list ? count(requests, "request") : count(attempts.length, "attempt");
  const sent = before > 0 ? `${own} after ${count(before, "earlier lookup")}` : own;
  return `${sent}, ${count(credits, "credit")} charged, ${span(elapsedMs)} of simulated time.`;
};

const Records = ({ list }: { readonly list: NonNullable<RunResult["list"]> }): ReactNode => {
  const { least, most } = list.report.charge;
  return (
    <>
      <ul className={styles.records}>
        {list.records.map(({ kind, input }, index) => (
          // A list may name a domain twice.
          <li key={`${index} ${input}`}>
            <strong className={/^(found|detected)/.test(kind) ? styles.good : undefined}>{kind}</strong> {input}
          </li>
        ))}
      </ul>
      <p>
        {least === most
          ? `The report counts ${count(most, "credit")}.`
          : `The report counts ${least} to ${count(most, "credit")}: a request whose response was lost may have been charged.`}
      </p>
    </>
  );
};

/** What came of a run: the verdict first, then how it came about. */
export const OutcomeView = ({ outcome }: { readonly outcome: Outcome }): ReactNode => {
  const { problem, plan, result, errorPage } = outcome;
  const isGood = result !== undefined && result.code === undefined;
  return (
    <>
      <h2 className={`${styles.verdict} ${isGood ? styles.good : ""}`}>{verdictOf(outcome)}</h2>
      {problem !== undefined && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {result && (
        <>
          <p role="status">
            {sentenceOf(result, plan?.before ?? 0)}{" "}
            {errorPage && <Link to={errorPage}>{`What ${result.code} means`}</Link>}
          </p>
          {result.list ? <Records list={result.list} /> : <RunAttempts attempts={result.attempts} />}
          {result.shown !== undefined && <CodeBlock language="text">{result.shown}</CodeBlock>}
          {result.data !== undefined && (
            <div className={styles.data}>
              <CodeBlock language="json">{JSON.stringify(result.data, undefined, 2)}</CodeBlock>
            </div>
          )}
        </>
      )}
    </>
  );
};
