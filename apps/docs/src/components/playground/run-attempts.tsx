import type { AttemptRecord } from "@techlookup/core";
import type { ReactNode } from "react";
import { span } from "./count.ts";
import styles from "./playground.module.css";

/** What is slower than the wait that the retry rules chose has waited for something else as well. */
const notableMs = 500;

const reasonOf = ({ waitMs = 0, waitReason }: AttemptRecord, gapMs: number): string => {
  const chosen = waitReason === "retry-after" ? "the server's Retry-After" : "backoff";
  return gapMs > waitMs + notableMs ? `${span(waitMs)} ${chosen}, the rest for pacing or recovery` : chosen;
};

/** The attempts of a call, each at its time, and the waits between them. */
export const RunAttempts = ({ attempts }: { readonly attempts: readonly AttemptRecord[] }): ReactNode => {
  const startedMs = attempts[0]?.startedAtMs ?? 0;
  return (
    <ol className={styles.attempts}>
      {attempts.map((attempt, index) => {
        const { number, status, code, startedAtMs, durationMs } = attempt;
        const next = attempts[index + 1];
        const gapMs = next ? next.startedAtMs - startedAtMs - durationMs : 0;
        return (
          <li key={number}>
            <span className={styles.at}>{index === 0 ? "0 s" : span(startedAtMs - startedMs)}</span>
            <strong className={code === undefined ? styles.good : styles.bad}>
              {[status, code ?? "data"].filter((part) => part !== undefined).join(" ")}
            </strong>
            {durationMs > 0 && ` after ${span(durationMs)}`}
            {next && (
              <span className={styles.wait} style={{ inlineSize: `${Math.max(3, Math.log10(gapMs + 10) * 3)}rem` }}>
                {`waits ${span(gapMs)}: ${reasonOf(attempt, gapMs)}`}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
};
