import Link from "@docusaurus/Link";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import { excerptOf } from "../../find/excerpt.ts";
import type { Answer, Found } from "../../find/find.ts";
import { groupsOf } from "../../find/groups.ts";
import styles from "./find.module.css";
import { groupNames } from "./kind-names.ts";

/** Results of a group that are shown at once. */
const shownAtOnce = 8;

const Excerpt = ({ text, query }: { readonly text: string; readonly query: string }): ReactNode =>
  excerptOf(text, query).map(({ text: piece, isMarked }, place) => {
    const key = `${place} ${piece}`;
    return isMarked ? <mark key={key}>{piece}</mark> : <span key={key}>{piece}</span>;
  });

const Item = ({ path, page, text, query }: Found & { readonly query: string }): ReactNode => (
  <li>
    <Link to={path}>{page.title}</Link>
    {page.kind === "reference" && <small> {page.path.replace("/docs/reference/", "")}</small>}
    <p>
      <Excerpt {...{ text, query }} />
    </p>
  </li>
);

/** What was found, by kind, each with the words around what was looked for. */
export const Results = ({ answer, query }: { readonly answer: Answer; readonly query: string }): ReactNode =>
  groupsOf(answer.found).map(({ kind, found }) => (
    <section key={kind} aria-label={groupNames[kind]}>
      <Heading as="h2">{groupNames[kind]}</Heading>
      <ol className={styles.results}>
        {found.slice(0, shownAtOnce).map((one) => (
          <Item key={one.page.path} {...one} query={query} />
        ))}
      </ol>
      {found.length > shownAtOnce && (
        <details className={styles.more}>
          <summary>{found.length - shownAtOnce} more</summary>
          <ol className={styles.results}>
            {found.slice(shownAtOnce).map((one) => (
              <Item key={one.page.path} {...one} query={query} />
            ))}
          </ol>
        </details>
      )}
    </section>
  ));
