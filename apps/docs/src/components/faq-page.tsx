import Head from "@docusaurus/Head";
import Link from "@docusaurus/Link";
import CodeBlock from "@theme/CodeBlock";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import type { ReactNode } from "react";
import type { FaqItem } from "../../generate/faq-page.ts";
import { ChargesTable } from "./charges/charges-table.tsx";
import styles from "./errors/errors.module.css";
import { Prose } from "./errors/prose.tsx";

/** What search engines are told of questions and answers (schema.org, FAQPage). */
const dataOf = (items: readonly FaqItem[]): string =>
  JSON.stringify({
    ...{ "@context": "https://schema.org", "@type": "FAQPage" },
    mainEntity: items.map(({ question, answer }) => ({
      ...{ "@type": "Question", name: question },
      acceptedAnswer: { "@type": "Answer", text: answer },
    })),
  });

/** Every question as a link to its answer further down. */
const Contents = ({ items }: { readonly items: readonly FaqItem[] }): ReactNode => (
  <nav aria-label="Questions">
    <ul className={styles.contents}>
      {items.map(({ id, question }) => (
        <li key={id}>
          <a href={`#${id}`}>{question.replaceAll("`", "")}</a>
        </li>
      ))}
    </ul>
  </nav>
);

/** Where a reader goes on: the guides that say more, and the codes that the answer explains. */
const Further = ({ guides, codes }: FaqItem): ReactNode => (
  <ul className={styles.further}>
    {guides.map(({ label, to }) => (
      <li key={to}>
        <Link to={to}>{label}</Link>
      </li>
    ))}
    {codes.map((code) => (
      <li key={code}>
        <Prose text={`\`${code}\``} />
      </li>
    ))}
  </ul>
);

/** All questions on one page, each with an anchor of its own. */
export default function FaqPage({ items }: { readonly items: readonly FaqItem[] }): ReactNode {
  return (
    <Layout
      title="Questions"
      description="Questions about the TechnologyChecker API's errors, retries, keys and credits."
    >
      <Head>
        <script type="application/ld+json">{dataOf(items)}</script>
      </Head>
      <main className={`container ${styles.page}`}>
        <Heading as="h1">Questions</Heading>
        <Contents items={items} />
        {items.map((item) => (
          <section key={item.id} className={styles.question}>
            <Heading as="h2" id={item.id}>
              <Prose text={item.question} />
            </Heading>
            <p className={styles.lead}>
              <Prose text={item.answer} />
            </p>
            {item.why.map((paragraph) => (
              <p key={paragraph}>
                <Prose text={paragraph} />
              </p>
            ))}
            {item.id === "credits-and-retries" && <ChargesTable />}
            {item.sample !== undefined && <CodeBlock language="ts">{item.sample.trimEnd()}</CodeBlock>}
            <Further {...item} />
          </section>
        ))}
      </main>
    </Layout>
  );
}
