import Link from "@docusaurus/Link";
import enrichRun from "@site/.generated/enrich-run.json";
import CodeBlock from "@theme/CodeBlock";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import { Console } from "../console/console.tsx";
import styles from "./home.module.css";
import { programs } from "./programs.ts";

interface Job {
  readonly title: string;
  readonly text: string;
  readonly link: readonly [label: string, to: string];
  readonly sample: ReactNode;
}

/** What people come for, each with what it looks like. */
const jobs: readonly Job[] = [
  {
    title: "A list of 10,000 domains, overnight",
    text: "One command runs at the full speed of your plan and stops at your credit limit. A journal on disk records each request before it is sent, so you can interrupt the run, lose the network or close the laptop, and resume where it stopped.",
    link: ["What it costs and how long it takes", "/docs/overnight"],
    sample: <Console title="A list in, a table out" text={enrichRun.shown} />,
  },
  {
    title: "A lookup that failed at 3 a.m.",
    text: "Every error has a code to switch on, the server's message, each attempt with its wait, the reason why the client stopped, and the address of a page with the causes and the fix. Its JSON has all of this for your log, without the key.",
    link: ["Look up an error", "/errors"],
    sample: (
      <CodeBlock language="ts" title="look-up.ts">
        {programs["look-up.ts"]}
      </CodeBlock>
    ),
  },
  {
    title: "A lookup from a web page, without the key in it",
    text: "The key stays on your server, behind a gateway that knows your users and limits what each may spend. The browser client refuses a secret key, both in its types and at run time.",
    link: ["Keep the key off the page", "/docs/security#gateway"],
    sample: (
      <CodeBlock language="ts" title="gateway.ts">
        {programs["gateway.ts"]}
      </CodeBlock>
    ),
  },
];

/** The jobs, text and sample in turn. */
export const Jobs = (): ReactNode => (
  <div className="container">
    {jobs.map(({ title, text, link: [label, to], sample }) => (
      <section key={title} className={`${styles.columns} ${styles.job}`}>
        <div>
          <Heading as="h2">{title}</Heading>
          <p>{text}</p>
          <p>
            <Link to={to}>{label}</Link>
          </p>
        </div>
        {sample}
      </section>
    ))}
  </div>
);
