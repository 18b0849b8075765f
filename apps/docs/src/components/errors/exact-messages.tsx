import CodeBlock from "@theme/CodeBlock";
import type { ReactNode } from "react";
import type { ErrorPage } from "../../../generate/error-page.ts";
import { responseText } from "../../../generate/response-text.ts";
import { sourceOf } from "../../../generate/wording.ts";
import { Prose } from "./prose.tsx";

/** What the server sent, and what the client made of it, word for word: for comparing with what stands in a log. */
export const ExactMessages = ({ sample }: Pick<ErrorPage, "sample">): ReactNode => (
  <>
    <CodeBlock language="text" title="What a console shows">
      {sample.shown}
    </CodeBlock>
    {sample.sent && (
      <>
        <CodeBlock language="text" title="What the server sent">
          {responseText(sample.sent)}
        </CodeBlock>
        <p>
          <Prose text={sourceOf(sample.sent)} />
        </p>
      </>
    )}
  </>
);
