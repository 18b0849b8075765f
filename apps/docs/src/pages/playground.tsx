import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import type { ReactNode } from "react";
import errors from "../components/errors/errors.module.css";
import styles from "../components/playground/playground.module.css";
import { Playground } from "../components/playground/playground.tsx";

export default function PlaygroundPage(): ReactNode {
  return (
    <Layout
      title="Playground"
      description="Choose what the server does, run the client against it in your browser, and see attempts, waits, credits and the error."
    >
      <main className={`container ${errors.wide} ${styles.page}`}>
        <Heading as="h1">Playground</Heading>
        <p className={`${errors.lead} ${styles.lead}`}>
          Choose a scenario or write your own, and run the real client against the sandbox. Both are in this page:
          nothing is sent anywhere, and waits are simulated.
        </p>
        <noscript>
          <style>{`.${styles.tool} { display: none; }`}</style>
          <p className={styles.problem}>
            The playground runs the client in your browser, so it needs JavaScript. Without it, each error page shows
            the same failures.
          </p>
        </noscript>
        <Playground />
      </main>
    </Layout>
  );
}
