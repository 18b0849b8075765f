import Head from "@docusaurus/Head";
import Link from "@docusaurus/Link";
import useBaseUrl from "@docusaurus/useBaseUrl";
import type { ReactNode } from "react";

/** Leads from `/errors/NOT_FOUND` to `/errors/not-found`, also without a script. */
export default function ErrorRedirect({ slug }: { readonly slug: string }): ReactNode {
  const target = useBaseUrl(`/errors/${slug}`);
  return (
    <main>
      <Head>
        <meta httpEquiv="refresh" content={`0; url=${target}`} />
        <meta name="robots" content="noindex" />
      </Head>
      <Link to={`/errors/${slug}`}>This error's page</Link>
    </main>
  );
}
