import Link from "@docusaurus/Link";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import { type ReactNode, useEffect, useState } from "react";
import type { ErrorSummary } from "../../../plugins/error-pages.ts";
import { TableBox } from "../table-box.tsx";
import styles from "./errors.module.css";
import { Prose } from "./prose.tsx";
import { Symptoms } from "./symptoms.tsx";
import { repeating, sides } from "./words.ts";

/** Every word of the search occurs somewhere in what is known of the code. */
const fits = (error: ErrorSummary, search: string): boolean => {
  const { code, slug, status, side, title, meaning, hint, known } = error;
  const text = [code, slug, status, side, title, meaning, hint, known, repeating[error.repeating]]
    .join(" ")
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/[^\w-]+/)
    .every((word) => text.includes(word));
};

/** All codes in a table that can be searched, and symptoms for people without a code. */
export default function ErrorIndex({ errors }: { readonly errors: readonly ErrorSummary[] }): ReactNode {
  const [search, setSearch] = useState("");
  // A link of an error whose code this version does not know comes with the code.
  useEffect(() => setSearch(new URLSearchParams(location.search).get("code") ?? ""), []);
  const found = errors.filter((error) => fits(error, search));
  return (
    <Layout title="Errors" description="Every error of the techlookup clients: what it means, and what to do.">
      <main className={`container ${styles.page}`}>
        <Heading as="h1">Errors</Heading>
        <p className={styles.lead}>Every code that a client can meet, the API's own and ours.</p>
        <label className={styles.search}>
          <span>Code, status or words</span>
          <input
            type="search"
            value={search}
            placeholder="FORBIDDEN, 429, connection …"
            onChange={({ target }) => setSearch(target.value)}
          />
        </label>
        <p>
          A whole message, a log or an answer? <Link to="/decode">Paste it into the decoder</Link>.
        </p>
        {found.length === 0 && (
          <p role="status">
            No code fits “{search}”. A code that the API added later is handled by its status: the error's{" "}
            <code>status</code> and <code>message</code> tell what is wrong.
          </p>
        )}
        <TableBox>
          <thead>
            <tr>
              <th>Code</th>
              <th>Status</th>
              <th>What happened</th>
              <th>Side</th>
              <th>Repeated</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ code, slug, status, title, side, repeating: how }) => (
              <tr key={code}>
                <td>
                  <Link to={`/errors/${slug}`}>
                    <code>{code}</code>
                  </Link>
                </td>
                <td>{status ?? ""}</td>
                <td>
                  <Prose text={title} />
                </td>
                <td>{sides[side]}</td>
                <td>{repeating[how]}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
        <Symptoms />
      </main>
    </Layout>
  );
}
