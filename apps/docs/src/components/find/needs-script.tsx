import Link from "@docusaurus/Link";
import type { ReactNode } from "react";

/** Where there is no JavaScript: which part of the page does nothing, and what does the same. */
export const NeedsScript = ({ tool }: { readonly tool: string }): ReactNode => (
  <noscript>
    <p>
      {`${tool} needs JavaScript.`} All pages read without it: <Link to="/errors">all errors</Link>,{" "}
      <Link to="/errors#symptoms">errors by symptom</Link>, <Link to="/faq">questions</Link> and{" "}
      <Link to="/docs/start">guides</Link>.
    </p>
  </noscript>
);
