import Head from "@docusaurus/Head";
import Link from "@docusaurus/Link";
import useBaseUrl from "@docusaurus/useBaseUrl";
import CodeBlock from "@theme/CodeBlock";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import TabItem from "@theme/TabItem";
import Tabs from "@theme/Tabs";
import type { ReactNode } from "react";
import type { ErrorPage } from "../../../generate/error-page.ts";
import { pageMarkdown } from "../../../generate/page-markdown.ts";
import { CopyButton } from "./copy-button.tsx";
import { ErrorFields } from "./error-fields.tsx";
import styles from "./errors.module.css";
import { Prose } from "./prose.tsx";
import { Timeline } from "./timeline.tsx";
import { TryIt } from "./try-it.tsx";
import { knowledge, repeating, sides } from "./words.ts";

/** What search engines are told: a technical article, free to read. */
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

const Header = ({ page }: { readonly page: ErrorPage }): ReactNode => {
  const { code, title, status, sample, docsUrl, known } = page;
  return (
    <header className={styles.header}>
      <p className={styles.code}>{code}</p>
      <Heading as="h1">{title}</Heading>
      <p className={styles.badges}>
        <span className={styles[page.retry]}>{repeating[page.repeating]}</span>
        {status !== null && <span>{`status ${status}`}</span>}
        <span>{sample.className}</span>
        <span title={knowledge[known]}>{known}</span>
      </p>
      <p className={styles.copies}>
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

/** The page of one code. It reads in the order of need: what happened, what to do, how to tell, what else. */
export default function ErrorPageView({ page }: { readonly page: ErrorPage }): ReactNode {
  const { code, title, meaning, side, fix, causes, retried, sample, schedule, related, known, questions } = page;
  return (
    <Layout title={`${code}: ${title}`} description={meaning}>
      <Head>
        <script type="application/ld+json">{articleOf(page)}</script>
      </Head>
      <main className={`container ${styles.page}`}>
        <Header page={page} />
        <p className={styles.lead}>
          <Prose text={meaning} /> It is on the side of {sides[side]}. {knowledge[known]}
        </p>
        <CodeBlock language="text" title="As a console shows it">
          {sample.shown}
        </CodeBlock>
        {sample.body !== undefined && (
          <CodeBlock language="json" title="What the server sent">
            {sample.body}
          </CodeBlock>
        )}
        <Heading as="h2" id="fix">
          What to do first
        </Heading>
        <p className={styles.fix}>
          <Prose text={fix} />
        </p>
        <Heading as="h2" id="causes">
          Further causes
        </Heading>
        {causes.map(({ cause, sign, fix: mend }) => (
          <details key={cause} className={styles.cause} open>
            <summary>
              <Prose text={cause} />
            </summary>
            <p>
              <strong>How to tell.</strong> <Prose text={sign} />
            </p>
            <p>
              <strong>Then.</strong> <Prose text={mend} />
            </p>
          </details>
        ))}
        <Heading as="h2" id="handle">
          In code
        </Heading>
        <Tabs groupId="runtime" queryString>
          {Object.entries(page.handling).map(([runtime, text]) => (
            <TabItem key={runtime} value={runtime} label={runtime}>
              <CodeBlock language="ts">{text}</CodeBlock>
            </TabItem>
          ))}
        </Tabs>
        <Heading as="h2" id="retries">
          Is it repeated?
        </Heading>
        <p>
          <Prose text={retried} />
        </p>
        <Timeline {...schedule} />
        <Heading as="h2" id="fields">
          What the error holds
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
          Still stuck? Send the JSON of the error (<code>JSON.stringify(error)</code>) to whoever supports the API or
          your program: it tells every attempt, and holds no key.
        </p>
      </main>
    </Layout>
  );
}
