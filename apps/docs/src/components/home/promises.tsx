import Link from "@docusaurus/Link";
import results from "@techlookup/conformance/results.json";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import styles from "./home.module.css";

const cases = results.runtimes.reduce((sum, { vectors, faults }) => sum + vectors.passed + faults.passed, 0);

const promises: readonly (readonly [title: string, text: string, to: string])[] = [
  [
    "Retries you can predict",
    "The client waits as long as the server asks, never less, and gives up at once when that is longer than you allow. While the server is down, calls wait together and one at a time tries it.",
    "/docs/retries",
  ],
  [
    "The same on every runtime",
    `${cases.toLocaleString("en")} cases pass on Node, Deno, Bun, Cloudflare's workerd, Chromium, Firefox and WebKit. Each known difference is listed with its reason.`,
    "/docs/runtimes",
  ],
  [
    "Facts with their source",
    "Each fact about the API is marked as documented by the vendor, observed in other clients, or decided by this project. What is unknown is called unknown.",
    "/docs/known",
  ],
];

/** What is true of all of it. */
export const Promises = (): ReactNode => (
  <section className={`container ${styles.promises}`} aria-label="What you can rely on">
    {promises.map(([title, text, to]) => (
      <article key={title}>
        <Heading as="h2">
          <Link to={to}>{title}</Link>
        </Heading>
        <p>{text}</p>
      </article>
    ))}
  </section>
);
