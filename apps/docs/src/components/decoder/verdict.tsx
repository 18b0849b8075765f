import Link from "@docusaurus/Link";
import { docsBaseUrl } from "@techlookup/core";
import type { Decoded } from "@techlookup/core/decoder";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import { Attempts } from "../errors/attempts.tsx";
import { CopyButton } from "../errors/copy-button.tsx";
import errors from "../errors/errors.module.css";
import { Prose } from "../errors/prose.tsx";
import { sides } from "../errors/words.ts";
import styles from "./decoder.module.css";
import { QuotesTable } from "./quotes.tsx";
import { certainty, retryWords } from "./wording.ts";

/** If the error is unknown: what else to paste. */
const Unknown = ({ decoded }: { readonly decoded: Decoded }): ReactNode => (
  <>
    <Heading as="h2">{decoded.code ?? (decoded.status ? `Status ${decoded.status}` : "No error found")}</Heading>
    <p>
      <Prose text={decoded.why} /> Paste more of it: the whole response with its status and headers, the error as the
      console shows it, or its JSON. You can also search <Link to="/errors#symptoms">by symptom</Link>.
    </p>
  </>
);

/** An error of another API: what it would be here, and why you may see it. */
const Foreign = ({ decoded }: { readonly decoded: Decoded }): ReactNode => {
  const { why, wouldBe, status } = decoded;
  return (
    <>
      <Heading as="h2" className={styles.title}>
        Another API's error
      </Heading>
      {status !== undefined && (
        <p className={errors.badges}>
          <span>{`status ${status}`}</span>
        </p>
      )}
      <p>
        <Prose text={why} />
      </p>
      <QuotesTable decoded={decoded} />
      {wouldBe !== undefined && (
        <p>
          <Link to={`/errors/${wouldBe.toLowerCase().replaceAll("_", "-")}`}>What {wouldBe} means here</Link>
        </p>
      )}
    </>
  );
};

/** The cause with its sign and fix, where the text gives evidence of one; else the fix that helps most often. */
const Fix = ({ decoded: { cause, fix } }: { readonly decoded: Decoded }): ReactNode =>
  cause === undefined ? (
    <p className={errors.fix}>
      <Prose text={fix ?? ""} />
    </p>
  ) : (
    <div className={errors.fix}>
      <Heading as="h3">
        <Prose text={cause.cause} />
      </Heading>
      <p>
        <Prose text={cause.fix} />
      </p>
      <p className={styles.sign}>
        How to recognize it: <Prose text={cause.sign} />
      </p>
    </div>
  );

/** An error of this API or its client: the code, its cause, what to do, and what the text says of it. */
const Known = ({ decoded }: { readonly decoded: Decoded & { readonly code: string } }): ReactNode => {
  const { code, title, side, retry, retrying, status, confidence, why, docsUrl, cause, fix } = decoded;
  return (
    <>
      <p className={errors.code}>{code}</p>
      <Heading as="h2" className={styles.title}>
        {title}
      </Heading>
      <p className={errors.badges}>
        {status !== undefined && <span>{`status ${status}`}</span>}
        {side && <span>{`a problem with ${sides[side]}`}</span>}
        {retry && retrying && (
          <span className={retrying === "pointless" ? errors.never : errors[retry]}>{retryWords[retrying]}</span>
        )}
        <span>{certainty[confidence]}</span>
      </p>
      <Fix decoded={decoded} />
      <QuotesTable decoded={decoded} />
      {cause !== undefined && (
        <details className={errors.cause}>
          <summary>If this is not the cause</summary>
          <p>
            <Prose text={fix ?? ""} />
          </p>
        </details>
      )}
      <p className={styles.sign}>
        <Prose text={why} />
      </p>
      <p className={errors.copies}>
        <Link
          className="button button--primary"
          to={`${docsUrl.slice(docsBaseUrl.length)}${cause ? `#${cause.id}` : ""}`}
        >
          All about {code}
        </Link>
        <CopyButton label="link" text={docsUrl} />
      </p>
    </>
  );
};

/** The error in a text, its attempts, and the text without its secrets. */
export const Verdict = ({ decoded }: { readonly decoded: Decoded }): ReactNode => {
  const { code, title, attempts, foreign, masked } = decoded;
  return (
    <>
      {foreign ? (
        <Foreign decoded={decoded} />
      ) : code === undefined || title === undefined ? (
        <Unknown decoded={decoded} />
      ) : (
        <Known decoded={{ ...decoded, code }} />
      )}
      {attempts.length > 0 && (
        <>
          <Heading as="h3">Attempts</Heading>
          <Attempts attempts={attempts} />
        </>
      )}
      <details className={errors.cause}>
        <summary>The text without secrets, for sharing</summary>
        <pre className={styles.masked}>{masked}</pre>
        <CopyButton label="text" text={masked} />
      </details>
    </>
  );
};
