import Head from "@docusaurus/Head";
import Link from "@docusaurus/Link";
import useBaseUrl from "@docusaurus/useBaseUrl";
import Heading from "@theme/Heading";
import { type ReactNode, useEffect, useState } from "react";
import { lostError } from "../../../components/errors/lost-error.ts";
import { FindBox } from "../../../components/find/find-box.tsx";
import { useAnswer } from "../../../components/find/use-answer.ts";
import { wordsOfPath } from "../../../find/words-of-path.ts";

/** Pages that are offered at most. */
const maxOffered = 5;
/** Words of an address share one with some page by chance: what scores less would only mislead. */
const leastScore = 60;

const description = "There is no page at this address. Find the page for an error, a symptom or a question.";

/** What is shown where there is no page: the nearest pages. A code of any spelling leads to its page, an unknown one to the finder. */
export default function NotFoundContent(): ReactNode {
  const base = useBaseUrl("/");
  const [words, setWords] = useState("");
  useEffect(() => {
    const target = lostError(location.pathname);
    if (target === undefined) setWords(wordsOfPath(location.pathname, base));
    else location.replace(base.replace(/\/$/, "") + target);
  }, [base]);
  const answer = useAnswer(words)?.answer;
  const fitting = answer?.found.filter(({ score }) => score >= leastScore) ?? [];
  const offered = answer?.certainty === "weak" ? [] : fitting.slice(0, maxOffered);
  return (
    <main className="container">
      <Head>
        <meta name="description" content={description} />
        <meta property="og:description" content={description} />
      </Head>
      <Heading as="h1">There is no such page</Heading>
      {offered.length > 0 && (
        <>
          <p>These pages are the nearest to that address:</p>
          <ul>
            {offered.map(({ path, page }) => (
              <li key={path}>
                <Link to={path}>{page.title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        Start from <Link to="/errors">all errors</Link>, <Link to="/faq">questions</Link>,{" "}
        <Link to="/docs/start">install and call</Link> or <Link to="/">the home page</Link>.
      </p>
      <FindBox label="Or find it" placeholder="FORBIDDEN, 429, or a few words" action="/search" />
    </main>
  );
}
