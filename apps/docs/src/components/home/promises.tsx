import Link from "@docusaurus/Link";
import results from "@techlookup/conformance/results.json";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import styles from "./home.module.css";

const cases = results.runtimes.reduce((sum, { vectors, faults }) => sum + vectors.passed + faults.passed, 0);

const promises: readonly (readonly [title: string, text: string, to: string])[] = [
  [
    "Retries you can predict",
    "The client waits at least as long as the server asks, and gives up at once if that is longer than you allow. While the server is down, calls wait together, and the client sends one at a time to test it.",
    "/docs/retries",
  ],
  [
    "The same on every runtime",
    `${cases.toLocaleString("en")} cases pass on Node, Deno, Bun, Cloudflare's workerd, Chromium, Firefox and WebKit. Each known difference is listed with its reason.`,
    "/docs/runtimes",
  ],
  [
    "Facts with their sources",
    "Each fact about the API is marked as documented by the vendor, observed in other clients, or decided by this project. Anything else is marked as unknown.",
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
