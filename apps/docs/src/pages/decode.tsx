import Heading from "@theme/Heading";
import Layout from "@theme/Layout";
import type { ReactNode } from "react";
import { Decoder } from "../components/decoder/decoder.tsx";
import styles from "../components/errors/errors.module.css";
import { NeedsScript } from "../components/find/needs-script.tsx";

export default function DecodePage(): ReactNode {
  return (
    <Layout
      title="Decode an error"
      description="Paste an error, as JSON, from a log, a stack or curl: which code it is, whose side it is on, what to do."
    >
      <main className={`container ${styles.wide}`}>
        <Heading as="h1">Decode an error</Heading>
        <p className={styles.lead}>
          Paste it. Everything happens in this page: the text is sent nowhere, and keys in it are masked before it is
          shown again.
        </p>
        <NeedsScript tool="The decoder" />
        <Decoder />
      </main>
    </Layout>
  );
}
