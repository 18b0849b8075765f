import type { AttemptRecord } from "@techlookup/browser";
import type { ReactNode } from "react";
import styles from "./attempts.module.css";

const seconds = (ms: number): string => (ms < 1_000 ? `${ms} ms` : `${Math.round(ms / 100) / 10} s`);

/** Every attempt, and every wait as a bar, the longer the wait the longer. A text may show only a part of it. */
export const Attempts = ({ attempts }: { readonly attempts: readonly Partial<AttemptRecord>[] }): ReactNode => (
  <ol className={styles.attempts}>
    {attempts.map(({ number, status, code, durationMs, waitMs, waitReason }, index) => (
      <li key={number ?? `place ${index}`}>
        <span className={code === undefined ? styles.good : styles.bad}>
          {[status, code ?? "data"].filter(Boolean).join(" ")}
        </span>
        {durationMs !== undefined && ` after ${seconds(durationMs)}`}
        {waitMs !== undefined && (
          <span className={styles.wait} style={{ inlineSize: `${Math.max(6, Math.log10(waitMs + 10) * 4)}rem` }}>
            {[seconds(waitMs), waitReason].filter(Boolean).join(", ")}
          </span>
        )}
      </li>
    ))}
  </ol>
);
