import type { ReactNode } from "react";
import styles from "./diagrams.module.css";

/** The way of one call, from the method to data or one error. */
export const CallFlow = (): ReactNode => (
  <figure className={styles.figure}>
    <ol className={styles.flow}>
      <li>
        <strong>Check</strong> Is the argument right, is the credit limit kept? Else nothing is sent.
      </li>
      <li>
        <strong>Attempt</strong> One request, one outcome: data, or a typed error.
      </li>
      <li>
        <strong>Decide</strong> A pure function of outcome, attempts, budget and time: a wait with its reason, or a stop
        with its reason.
      </li>
      <li>
        <strong>Wait</strong> As long as the server says, else a backoff. Then the next attempt.
      </li>
    </ol>
    <figcaption>
      The way of one call. Attempt, Decide and Wait repeat; at the end there is data, or one error that carries every
      attempt.
    </figcaption>
  </figure>
);
