import Link from "@docusaurus/Link";
import type { ReactNode } from "react";

/** Leads to the playground, where a preset of the same name ends in this code: there is one for each. */
export const TryIt = ({ code }: { readonly code: string }): ReactNode => (
  // The fragment names a preset, and is no anchor.
  <Link to={`/playground#${code}`} data-noBrokenLinkCheck>
    Try it in the playground
  </Link>
);
