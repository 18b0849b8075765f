import type { ReactNode } from "react";
import type { AtAGlance } from "../../../generate/at-a-glance.ts";
import styles from "./error-page.module.css";
import { Prose } from "./prose.tsx";

/** What readers ask first, in three cells. */
export const AtAGlanceStrip = ({ retry, wait, cost }: AtAGlance): ReactNode => (
  <dl className={styles.strip}>
    {Object.entries({ "Retry?": retry, "Wait?": wait, "What it may cost": cost }).map(([question, answer]) => (
      <div key={question}>
        <dt>{question}</dt>
        <dd>
          <Prose text={answer} />
        </dd>
      </div>
    ))}
  </dl>
);
