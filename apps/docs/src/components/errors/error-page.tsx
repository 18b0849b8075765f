import Head from "@docusaurus/Head";
import Link from "@docusaurus/Link";
import useBaseUrl from "@docusaurus/useBaseUrl";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import type { ReactNode } from "react";
import type { ErrorPage } from "../../../generate/error-page.ts";
import { pageMarkdown } from "../../../generate/page-markdown.ts";
import { ChargesTable } from "../charges/charges-table.tsx";
import { Known } from "../known.tsx";
import { AtAGlanceStrip } from "./at-a-glance.tsx";
import { CauseList } from "./cause-list.tsx";
import { CodeList, Neighbours } from "./code-list.tsx";
import { CopyButton } from "./copy-button.tsx";
import { ErrorCard } from "./error-card.tsx";
import { ErrorFields } from "./error-fields.tsx";
import styles from "./error-page.module.css";
import shared from "./errors.module.css";
import { ExactMessages } from "./exact-messages.tsx";
import { FixTabs } from "./fix-tabs.tsx";
import { Prose } from "./prose.tsx";
import { Timeline } from "./timeline.tsx";
import { TryIt } from "./try-it.tsx";
import { VendorSection } from "./vendor-section.tsx";
import { knowledge } from "./words.ts";

/** What search engines see: a technical article, free to read. */
const articleOf = ({ code, title, meaning, docsUrl }: ErrorPage): string =>
  JSON.stringify({
    ...{
      "@context": "https://schema.org",
      "@type": "TechArticle",
      headline: `${code}: ${title}`,
      description: meaning,
    },
    ...{ url: docsUrl, isAccessibleForFree: true, inLanguage: "en" },
  });

/** The first screen: which error it is, and how to fix it. */
const Answer = ({ page }: { readonly page: ErrorPage }): ReactNode => {
  const { code, title, status, sample, docsUrl, remedy } = page;
  return (
    <header>
      <Heading as="h1" className={styles.title}>
        <code>{code}</code>
        <span className={styles.colon}>: </span>
        <span className={styles.name}>{title}</span>
      </Heading>
      <p className={styles.remedy} data-fix="">
        <Prose text={remedy} />
      </p>
      <AtAGlanceStrip {...page.atAGlance} />
      <FixTabs handling={page.handling} />
      <p className={shared.badges}>
        {status !== null && <span>{`HTTP ${status}`}</span>}
        <span>{sample.className}</span>
        <Known known={page.known} title={knowledge[page.known]}>
          {page.known === "ours" ? "this client's own code" : page.known}
        </Known>
      </p>
      <p className={shared.copies}>
        <CopyButton label="code" text={code} />
        <CopyButton label="link" text={docsUrl} />
        <CopyButton label="page as Markdown" text={pageMarkdown(page)} />
        <Link href={useBaseUrl(`/errors/${page.slug}.md`)} target="_blank">
          Markdown
        </Link>
        <TryIt code={code} />
      </p>
    </header>
  );
};

/** The page of one code. It reads in the order of need: the fix, then the causes, then what else is known. */
export default function ErrorPageView({ page }: { readonly page: ErrorPage }): ReactNode {
  const { code, title, meaning, fix, causes, retried, sample, schedule, related, known, questions, vendor } = page;
  return (
    <Layout title={`${code}: ${title}`} description={meaning}>
      <ErrorCard {...page} />
      <Head>
        <script type="application/ld+json">{articleOf(page)}</script>
      </Head>
      <main className={`container ${styles.page}`}>
        <CodeList current={code} />
        <article className={styles.article}>
          <Answer page={page} />
          <Heading as="h2" id="meaning">
            What it means
          </Heading>
          <p>
            <Prose text={meaning} /> {knowledge[known]}{" "}
            {page.status !== null && (
              <Prose text="The status says whose problem it is: 4xx is the request's, 5xx is the server's (documented). Switch on `error.code`." />
            )}
          </p>
          <p className={shared.fix} id="fix">
            <Prose text={fix} />
          </p>
          <Heading as="h2" id="causes">
            Causes
          </Heading>
          <CauseList causes={causes} />
          {vendor && (
            <>
              <Heading as="h2" id="vendor">
                Check with the vendor
              </Heading>
              <VendorSection {...vendor} />
            </>
          )}
          <Heading as="h2" id="messages">
            Exact messages
          </Heading>
          <ExactMessages sample={sample} />
          <Heading as="h2" id="retries">
            Retries
          </Heading>
          <p>
            <Prose text={retried} />
          </p>
          <Timeline {...schedule} />
          <Heading as="h3" id="cost">
            Credits
          </Heading>
          <ChargesTable code={page.code} />
          <Heading as="h2" id="fields">
            Fields of the error
          </Heading>
          <ErrorFields json={sample.json} />
          <Heading as="h2" id="related">
            Related
          </Heading>
          <ul>
            {related.map((other) => (
              <li key={other}>
                <Prose text={`\`${other}\``} />
              </li>
            ))}
            {questions.map(({ id, question }) => (
              <li key={id}>
                <Link to={`/faq#${id}`}>{question.replaceAll("`", "")}</Link>
              </li>
            ))}
          </ul>
          <p>
            Still stuck? Send the JSON of the error (<code>JSON.stringify(error)</code>) to the person who supports your
            program: it lists every attempt, and contains no key.
          </p>
          <Neighbours current={code} />
        </article>
      </main>
    </Layout>
  );
}
