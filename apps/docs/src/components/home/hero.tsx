import Link from "@docusaurus/Link";
import internalError from "@site/.generated/home.json";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import { Console } from "../console/console.tsx";
import { ErrorFinder } from "./error-finder.tsx";
import styles from "./home.module.css";
import { home } from "./words.ts";

/** What the product does for the reader, the one thing to do next, and an error as it is printed. */
export const Hero = (): ReactNode => (
  <section className={styles.hero}>
    <div className={`container ${styles.columns}`}>
      <div>
        <Heading as="h1">{home.title}</Heading>
        <p className={styles.lead}>
          {home.tagline}. They stay within your plan&apos;s rate limit, retry temporary failures, stop at your credit
          limit, and turn every failure into an error that says what happened and what to do.
        </p>
        <p className={styles.actions}>
          <Link className="button button--primary button--lg" to="/docs/start">
            Look up a website
          </Link>
          <Link to="/docs/overnight">10,000 domains overnight</Link>
        </p>
        <ErrorFinder />
      </div>
      <Console title="An error explains itself" text={internalError.shown} />
    </div>
  </section>
);
