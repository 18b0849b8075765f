import Link from "@docusaurus/Link";
import codes from "@site/.generated/codes.json";
import type { ReactNode } from "react";
import styles from "./error-page.module.css";

const pathOf = (code: string): string => `/errors/${code.toLowerCase().replaceAll("_", "-")}`;

/** All codes beside the page of one, where the window has room for both. */
export const CodeList = ({ current }: { readonly current: string }): ReactNode => (
  <nav className={styles.codes} aria-label="All errors">
    <Link to="/errors">All errors</Link>
    <ul>
      {codes.map((code) => (
        <li key={code}>
          <Link to={pathOf(code)} aria-current={code === current ? "page" : undefined}>
            {code}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);

/** The codes before and after one, at the foot of its page. */
export const Neighbours = ({ current }: { readonly current: string }): ReactNode => {
  const at = codes.indexOf(current);
  const [before, after] = [codes[at - 1], codes[at + 1]];
  return (
    <nav className="pagination-nav" aria-label="Previous and next error">
      {before !== undefined && (
        <Link className="pagination-nav__link pagination-nav__link--prev" to={pathOf(before)}>
          <div className="pagination-nav__sublabel">Previous</div>
          <div className={`pagination-nav__label ${styles.neighbour}`}>{before}</div>
        </Link>
      )}
      {after !== undefined && (
        <Link className="pagination-nav__link pagination-nav__link--next" to={pathOf(after)}>
          <div className="pagination-nav__sublabel">Next</div>
          <div className={`pagination-nav__label ${styles.neighbour}`}>{after}</div>
        </Link>
      )}
    </nav>
  );
};
