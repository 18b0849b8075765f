import Link from "@docusaurus/Link";
import charges from "@site/.generated/charges.json";
import rateLimit from "@site/.generated/home.json";
import results from "@techlookup/conformance/results.json";
import CodeBlock from "@theme/CodeBlock";
import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import type { ReactNode } from "react";
import { ErrorFinder } from "../components/home/error-finder.tsx";
import styles from "./index.module.css";

const call = `import { TechLookup } from "@techlookup/node";

const client = new TechLookup();
const { active_technologies } = await client.domains.get("github.com");`;

const cases = results.runtimes.reduce((sum, { vectors, faults }) => sum + vectors.passed + faults.passed, 0);

const promises: readonly (readonly [title: string, text: string, to: string])[] = [
  [
    "Errors that explain themselves",
    "What is wrong, with the value and the limit, then what to do. Every attempt, why it stopped, and a page that exists.",
    "/errors",
  ],
  [
    "Retries that can be trusted",
    `As long as the server says and never less. ${charges.inShort} While the server is down, calls wait together, and one at a time tries it.`,
    "/docs/retries",
  ],
  [
    `The same on ${results.runtimes.length} runtimes`,
    `${cases.toLocaleString("en")} cases pass on Node, Deno, Bun, workerd, Chromium, Firefox and WebKit. Each difference is listed with its reason.`,
    "/docs/runtimes",
  ],
  [
    "No key in a page",
    "The browser's client takes a gateway, and refuses a secret key by type and at run time.",
    "/docs/security#gateway",
  ],
];

export default function Home(): ReactNode {
  return (
    <Layout
      title="TechnologyChecker API clients whose errors explain themselves"
      description="TypeScript clients for the TechnologyChecker API on Node, Deno, Bun, Workers and in browsers. An independent community project."
    >
      <main>
        <section className={styles.hero}>
          <div className="container">
            <div className={styles.columns}>
              <div>
                <Heading as="h1">Look up what a website runs. Know why, when it fails.</Heading>
                <p>
                  TypeScript clients for the TechnologyChecker API, for Node, Deno, Bun, Workers and browsers. An
                  independent community project, which has never called the API itself: it follows the published
                  documentation.
                </p>
                <p className={styles.actions}>
                  <Link className="button button--primary button--lg" to="/docs/start">
                    Install and call
                  </Link>
                  <Link className="button button--secondary button--lg" to="/errors">
                    All errors
                  </Link>
                </p>
                <ErrorFinder />
              </div>
              <div className={styles.code}>
                <CodeBlock language="ts" title="A call">
                  {call}
                </CodeBlock>
                <CodeBlock language="text" title="And when it fails">
                  {rateLimit.shown}
                </CodeBlock>
              </div>
            </div>
          </div>
        </section>
        <section className={`container ${styles.promises}`}>
          {promises.map(([title, text, to]) => (
            <article key={title}>
              <Heading as="h2">
                <Link to={to}>{title}</Link>
              </Heading>
              <p>{text}</p>
            </article>
          ))}
        </section>
      </main>
    </Layout>
  );
}
