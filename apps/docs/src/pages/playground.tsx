import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import type { ReactNode } from "react";
import styles from "../components/errors/errors.module.css";
import { Playground } from "../components/playground/playground.tsx";

export default function PlaygroundPage(): ReactNode {
  return (
    <Layout
      title="Playground"
      description="Choose what the server does, and see what the client makes of it: attempts, waits, and the error."
    >
      <main className={`container ${styles.wide}`}>
        <Heading as="h1">Playground</Heading>
        <p className={styles.lead}>
          Choose what the server does. The client of <code>@techlookup/browser</code> calls the sandbox, both in this
          page: nothing is sent anywhere, and minutes pass in moments.
        </p>
        <Playground />
      </main>
    </Layout>
  );
}
