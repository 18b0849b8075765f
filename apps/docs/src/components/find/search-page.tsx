import Link from "@docusaurus/Link";
// @boundaries-ignore an alias that Docusaurus sets
import { useHistory, useLocation } from "@docusaurus/router";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Answer } from "../../find/find.ts";
import { isHarmless } from "../../find/harmless.ts";
import errors from "../errors/errors.module.css";
import { DecoderLink } from "./decoder-link.tsx";
import type { AnswerState } from "./focus-heading.ts";
import { NeedsScript } from "./needs-script.tsx";
import { Results } from "./results.tsx";
import { useAnswer } from "./use-answer.ts";

/** What was found, in a sentence; where that is little, what else helps. */
const Summary = ({ answer }: { readonly answer: Answer }): ReactNode => {
  const { found, certainty, isPasted, masked } = answer;
  const decoder = <DecoderLink masked={masked}>read it in the decoder</DecoderLink>;
  if (found.length === 0)
    return (
      <>
        No page was found. Try a code, a status or other words, <Link to="/errors#symptoms">look by symptom</Link>, or{" "}
        {decoder}.
      </>
    );
  if (isPasted) return <>This looks like a pasted text: {decoder}, which also shows what in it decides.</>;
  if (certainty === "weak")
    return <>Nothing fits exactly. These pages are the nearest; if it is a message, {decoder}.</>;
  return found.length === 1 ? "1 page" : `${found.length} pages`;
};

/** The page of the search. What is typed stays in this page, and stands in its address only where it is one harmless word. */
export default function SearchPage(): ReactNode {
  const history = useHistory();
  const { pathname, search, state } = useLocation<AnswerState | undefined>();
  const [text, setText] = useState("");
  const results = useRef<HTMLDivElement>(null);
  useEffect(() => setText(state?.text ?? new URLSearchParams(search).get("q") ?? ""), [search, state]);
  const answered = useAnswer(text);
  const submit = (): void => {
    const word = text.trim();
    const query = isHarmless(word) ? `?q=${word}` : "";
    if (query !== search) history.replace({ pathname, search: query, state: { text: answered?.answer.masked ?? "" } });
    results.current?.querySelector<HTMLElement>("a")?.focus();
  };
  return (
    <Layout
      title="Search"
      description="Find the page for an error, a symptom or a question. What you type stays in this page."
    >
      <main className={`container ${errors.page}`}>
        <Heading as="h1">Search</Heading>
        <NeedsScript tool="The search" />
        <form
          className={errors.search}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <label>
            <span>Code, status, message or words</span>
            <input type="search" value={text} onChange={({ target }) => setText(target.value)} />
          </label>
        </form>
        <div ref={results}>
          <p role="status">{answered && <Summary answer={answered.answer} />}</p>
          {answered && <Results answer={answered.answer} query={answered.text} />}
        </div>
      </main>
    </Layout>
  );
}
