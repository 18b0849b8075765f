import type { ReactNode } from "react";
import styles from "./guides.module.css";
import { retryQuestions } from "./questions.ts";

/** The way of a failure: down from question to question while the answer is yes, and out of the call at the first no. */
export const DecisionPath = (): ReactNode => (
  <ol className={styles.path} aria-label="The questions after a failed attempt">
    {retryQuestions.map(({ question, otherwise }) => (
      <li key={question}>
        <span className={styles.question}>{question}</span>
        <span className={styles.way}>
          no: stop,{" "}
          {otherwise.map((reason, index) => (
            <span key={reason}>
              {index > 0 && " or "}
              <code>{reason}</code>
            </span>
          ))}
        </span>
      </li>
    ))}
    <li className={styles.again}>
      <span className={styles.question}>Wait, then make the next attempt</span>
    </li>
  </ol>
);
