import Link from "@docusaurus/Link";
import { docsBaseUrl } from "@techlookup/core";
import type { Confidence, Decoded } from "@techlookup/core/decoder";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import { Attempts } from "../errors/attempts.tsx";
import { CopyButton } from "../errors/copy-button.tsx";
import errors from "../errors/errors.module.css";
import { Prose } from "../errors/prose.tsx";
import { classes, sides } from "../errors/words.ts";
import styles from "./decoder.module.css";
import { stops } from "./stops.ts";

const certainty: Readonly<Record<Confidence, string>> = { exact: "certain", likely: "likely", guess: "a guess" };

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

/** What is told beside the code, each only where the text tells it. */
const Details = ({ decoded }: { readonly decoded: Decoded }): ReactNode => {
  const { reason, stopped, retryAfterMs } = decoded;
  return (
    <ul>
      {reason !== undefined && (
        <li>
          The connection failed with the reason <code>{reason}</code>.
        </li>
      )}
      {retryAfterMs !== undefined && <li>{`The server asked for a wait of ${seconds(retryAfterMs)}.`}</li>}
      {stopped !== undefined && (
        <li>
          <Prose text={stops[stopped]} />
        </li>
      )}
    </ul>
  );
};

/** Where nothing is known, what would help. */
const Unknown = ({ decoded }: { readonly decoded: Decoded }): ReactNode => (
  <>
    <Heading as="h2">{decoded.code ?? (decoded.status ? `Status ${decoded.status}` : "No error found")}</Heading>
    <p>
      <Prose text={decoded.why} /> Paste more of it: the whole answer with its status and headers, the error as the
      console shows it, or its JSON. Or look <Link to="/errors#symptoms">by symptom</Link>.
    </p>
  </>
);

/** What a text is about: the code, whose side, what to do, and what was tried. */
export const Verdict = ({ decoded }: { readonly decoded: Decoded }): ReactNode => {
  const { code, title, side, fix, retry, status, attempts, confidence, why, docsUrl, masked } = decoded;
  return (
    <>
      {code === undefined || !side || !retry ? (
        <Unknown decoded={decoded} />
      ) : (
        <>
          <p className={errors.code}>{code}</p>
          <Heading as="h2" className={styles.title}>
            {title}
          </Heading>
          <p className={errors.badges}>
            {status !== undefined && <span>{`status ${status}`}</span>}
            <span>{`on the side of ${sides[side]}`}</span>
            <span className={errors[retry]}>{classes[retry]}</span>
            <span>{certainty[confidence]}</span>
          </p>
          <p>
            <Prose text={why} />
          </p>
          <p className={errors.fix}>
            <Prose text={fix ?? ""} />
          </p>
          <Details decoded={decoded} />
          <p className={errors.copies}>
            <Link className="button button--primary" to={docsUrl.slice(docsBaseUrl.length)}>
              All about {code}
            </Link>
            <CopyButton label="link" text={docsUrl} />
          </p>
        </>
      )}
      {attempts.length > 0 && (
        <>
          <Heading as="h3">What was tried</Heading>
          <Attempts attempts={attempts} />
        </>
      )}
      <details className={errors.cause}>
        <summary>The text without secrets, to pass on</summary>
        <pre className={styles.masked}>{masked}</pre>
        <CopyButton label="text" text={masked} />
      </details>
    </>
  );
};
