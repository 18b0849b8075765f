import Head from "@docusaurus/Head";
import useBaseUrl from "@docusaurus/useBaseUrl";
import type { ReactNode } from "react";
import type { ErrorPage } from "../../../generate/error-page.ts";

/** What a link to the page of an error shows: a picture with its code, made by `generate/images`. */
export const ErrorCard = ({ code, slug, title }: Pick<ErrorPage, "code" | "slug" | "title">): ReactNode => {
  const picture = useBaseUrl(`images/errors/${slug}.png`, { absolute: true });
  return (
    <Head>
      <meta property="og:image" content={picture} />
      <meta property="og:image:alt" content={`${code}: ${title}`} />
      <meta name="twitter:image" content={picture} />
    </Head>
  );
};
