import Link from "@docusaurus/Link";
// @boundaries-ignore an alias that Docusaurus sets
import { useHistory } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import type { ReactNode } from "react";
import type { AnswerState } from "./focus-heading.ts";

/** Leads to the decoder with a text, which is masked already. It is passed on in memory, and never in the address. */
export const DecoderLink = ({
  masked,
  children,
}: {
  readonly masked: string;
  readonly children: ReactNode;
}): ReactNode => {
  const history = useHistory();
  const decoder = useBaseUrl("/decode");
  return (
    <Link
      to="/decode"
      onClick={(event) => {
        // A new tab gets the empty decoder.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        history.push(decoder, { text: masked, isAnswer: true } satisfies AnswerState);
      }}
    >
      {children}
    </Link>
  );
};
