import Link from "@docusaurus/Link";
import useBaseUrl from "@docusaurus/useBaseUrl";
import Heading from "@theme/Heading";
import { type ReactNode, useEffect } from "react";
import { lostError } from "../../../components/errors/lost-error.ts";

/** What is shown where there is no page. A code of any spelling leads to its page, an unknown one to the finder. */
export default function NotFoundContent(): ReactNode {
  const base = useBaseUrl("/").replace(/\/$/, "");
  useEffect(() => {
    const target = lostError(location.pathname);
    if (target !== undefined) location.replace(base + target);
  }, [base]);
  return (
    <main className="container margin-vert--xl">
      <Heading as="h1">There is no such page</Heading>
      <p>
        If you came from an error, look for its code among <Link to="/errors">all errors</Link>. Otherwise{" "}
        <Link to="/">begin at the start</Link>.
      </p>
    </main>
  );
}
