import Link from "@docusaurus/Link";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ErrorSummary } from "../../../plugins/error-pages.ts";
import { finderRows } from "../../find/finder-rows.ts";
import { NeedsScript } from "../find/needs-script.tsx";
import { useAnswer } from "../find/use-answer.ts";
import { TableBox } from "../table-box.tsx";
import styles from "./errors.module.css";
import { FinderNote } from "./finder-note.tsx";
import { Prose } from "./prose.tsx";
import { Symptoms } from "./symptoms.tsx";
import { repeating, sides } from "./words.ts";

/** All codes in a table that can be searched, and symptoms for people without a code. */
export default function ErrorIndex({ errors }: { readonly errors: readonly ErrorSummary[] }): ReactNode {
  const [search, setSearch] = useState("");
  const found = useRef<HTMLDivElement>(null);
  // A link of an error whose code this version does not know comes with the code.
  useEffect(() => setSearch(new URLSearchParams(location.search).get("code") ?? ""), []);
  const answered = useAnswer(search);
  const { codes } = answered ? finderRows(answered.answer) : {};
  const rows = codes ? codes.flatMap((code) => errors.filter((error) => error.code === code)) : errors;
  return (
    <Layout title="Errors" description="Every error of the techlookup clients: what it means, and how to fix it.">
      <main className={`container ${styles.page}`}>
        <Heading as="h1">Errors</Heading>
        <p className={styles.lead}>Every code that you can see: those of the API and those of the client.</p>
        <NeedsScript tool="The search field" />
        <form
          className={styles.search}
          onSubmit={(event) => {
            event.preventDefault();
            found.current?.querySelector<HTMLElement>("a")?.focus();
          }}
        >
          <label>
            <span>Code, status, message or symptom</span>
            <input
              type="search"
              value={search}
              placeholder="FORBIDDEN, 429, ECONNRESET, quota …"
              onChange={({ target }) => setSearch(target.value)}
            />
          </label>
        </form>
        <p>
          A log or a whole response? <Link to="/decode">Paste it into the decoder</Link>.
        </p>
        <div ref={found}>
          <p role="status">{answered && <FinderNote {...answered} />}</p>
          <TableBox stack>
            <thead>
              <tr>
                <th>Code</th>
                <th>Status</th>
                <th>What happened</th>
                <th>Whose problem</th>
                <th>Retry</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ code, slug, status, title, side, repeating: how }) => (
                <tr key={code}>
                  <td>
                    <Link to={`/errors/${slug}`}>
                      <code>{code}</code>
                    </Link>
                  </td>
                  <td data-label="Status">{status ?? ""}</td>
                  <td>
                    <Prose text={title} />
                  </td>
                  <td>{sides[side]}</td>
                  <td>{repeating[how]}</td>
                </tr>
              ))}
            </tbody>
          </TableBox>
        </div>
        <Symptoms />
      </main>
    </Layout>
  );
}
