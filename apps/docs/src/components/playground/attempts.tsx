import type { AttemptRecord } from "@techlookup/browser";
import type { ReactNode } from "react";
import styles from "./playground.module.css";

const seconds = (ms: number): string => (ms < 1_000 ? `${ms} ms` : `${Math.round(ms / 100) / 10} s`);

/** Every attempt and wait as a bar, as long as it took. */
export const Attempts = ({ attempts }: { readonly attempts: readonly AttemptRecord[] }): ReactNode => (
  <ol className={styles.attempts}>
    {attempts.map(({ number, status, code, durationMs, waitMs, waitReason }) => (
      <li key={number}>
        <span className={code === undefined ? styles.good : styles.bad}>
          {[status, code ?? "data"].filter(Boolean).join(" ")}
        </span>{" "}
        after {seconds(durationMs)}
        {waitMs !== undefined && (
          <span className={styles.wait} style={{ inlineSize: `${Math.max(6, Math.log10(waitMs + 10) * 4)}rem` }}>
            {`${seconds(waitMs)}, ${waitReason}`}
          </span>
        )}
      </li>
    ))}
  </ol>
);
