import Head from "@docusaurus/Head";
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
        {items.map(({ id, question, answer, why, sample, codes }) => (
          <section key={id}>
            <Heading as="h2" id={id}>
              <Prose text={question} />
            </Heading>
            <p className={styles.lead}>
              <Prose text={answer} />
            </p>
            {why.map((paragraph) => (
              <p key={paragraph}>
                <Prose text={paragraph} />
              </p>
            ))}
            {id === "credits-and-retries" && <ChargesTable />}
            {sample !== undefined && <CodeBlock language="ts">{sample.trimEnd()}</CodeBlock>}
            <p>
              Explains{" "}
              {codes.map((code) => (
                <span key={code}>
                  <Prose text={`\`${code}\``} />{" "}
                </span>
              ))}
            </p>
          </section>
        ))}
      </main>
    </Layout>
  );
}
