import Head from "@docusaurus/Head";
import Link from "@docusaurus/Link";
import useBaseUrl from "@docusaurus/useBaseUrl";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import type { ReactNode } from "react";
import type { ErrorSummary } from "../../../plugins/error-pages.ts";
import { Prose } from "./prose.tsx";

/** Leads from `/errors/NOT_FOUND` to `/errors/not-found`, also without a script. */
export default function ErrorRedirect({ error }: { readonly error: ErrorSummary }): ReactNode {
  const { code, slug, title, meaning } = error;
  const path = `/errors/${slug}`;
  const [target, address] = [useBaseUrl(path), useBaseUrl(path, { absolute: true })];
  return (
    <Layout title={`${code}: ${title}`} description={meaning.replaceAll("`", "")}>
      <Head>
        <meta httpEquiv="refresh" content={`0; url=${target}`} />
        <meta name="robots" content="noindex" />
        <link rel="canonical" href={address} />
        <meta property="og:url" content={address} />
      </Head>
      <main className="container">
        <Heading as="h1">{code}</Heading>
        <p>
          <Prose text={meaning} />
        </p>
        <p>
          <Link to={path}>Causes and fixes of {code}</Link>
        </p>
      </main>
    </Layout>
  );
}
