import type { ReactNode } from "react";
import styles from "./diagrams.module.css";

/** Where the key is, and where it is not. */
export const KeyWay = (): ReactNode => (
  <figure className={styles.figure}>
    <ol className={styles.flow}>
      <li>
        <strong>Page</strong> <code>@techlookup/browser</code>: no key. A cookie of your site, or a short-lived token.
      </li>
      <li className={styles.marked}>
        <strong>Your server</strong> <code>@techlookup/gateway</code>: has the key. Asks who calls, and lets through
        what you allow.
      </li>
      <li>
        <strong>API</strong> Sees the key, and nothing of the visitor.
      </li>
    </ol>
    <figcaption>From a page to the API: the key stays on your server.</figcaption>
  </figure>
);
