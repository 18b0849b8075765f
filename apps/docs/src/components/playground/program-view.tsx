import CodeBlock from "@theme/CodeBlock";
import type { ReactNode } from "react";
import { CopyButton } from "../errors/copy-button.tsx";
import { span } from "./count.ts";
import type { Plan } from "./plan.ts";
import styles from "./playground.module.css";
import { programOf } from "./program.ts";

interface ProgramViewProps {
  readonly plan: Plan;
  readonly elapsedMs: number;
}

/** The program of the run that is shown, and how to run it elsewhere. */
export const ProgramView = ({ plan, elapsedMs }: ProgramViewProps): ReactNode => {
  const program = programOf(plan);
  return (
    <>
      <div className={styles.title}>
        <h2>The program</h2>
        <CopyButton label="program" text={program} />
      </div>
      <p>
        This is what ran. To run it on Node 24, save it as <code>playground.mts</code> beside <code>{plan.module}</code>{" "}
        and <code>@techlookup/sandbox</code>
        {elapsedMs < 1_000 ? "." : `. Waits are real there: it takes about ${span(elapsedMs)}.`}
      </p>
      <CodeBlock language="ts">{program.trimEnd()}</CodeBlock>
    </>
  );
};
