import type { CatalogCause } from "@techlookup/core/catalog";
import type { ReactNode } from "react";
import styles from "./errors.module.css";
import { Prose } from "./prose.tsx";

/** Every cause, how to recognize it, and what to do about it. */
export const CauseList = ({ causes }: { readonly causes: readonly CatalogCause[] }): ReactNode =>
  causes.map(({ id, cause, sign, fix }) => (
    <details key={id} id={id} className={styles.cause} open>
      <summary>
        <Prose text={cause} />
      </summary>
      <p>
        <strong>How to recognize it:</strong> <Prose text={sign} />
      </p>
      <p>
        <strong>What to do:</strong> <Prose text={fix} />
      </p>
    </details>
  ));
