// @boundaries-ignore an alias that Docusaurus sets
import { useLocation } from "@docusaurus/router";
import examples from "@site/.generated/decoder-examples.json";
import { type Decoded, type DecodedError, decode, decodeAll } from "@techlookup/core/decoder";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import errors from "../errors/errors.module.css";
import styles from "./decoder.module.css";
import { OtherErrors } from "./other-errors.tsx";
import { Verdict } from "./verdict.tsx";

/** The surest error of a text, and all of them. */
const read = (text: string): { readonly decoded: Decoded; readonly all: readonly DecodedError[] } | undefined =>
  text.trim() === "" ? undefined : { decoded: decode(text), all: decodeAll(text) };

/** Reads a text as soon as it is pasted. The text stays in this page: it is not sent, not stored and not in the address. */
export const Decoder = (): ReactNode => {
  const [text, setText] = useState("");
  const found = useMemo(() => read(text), [text]);
  const outcome = useRef<HTMLElement>(null);
  const { state } = useLocation<{ readonly text?: string } | undefined>();
  // From the home page's field, masked there. After Enter, the focus is on the result.
  useEffect(() => {
    setText(state?.text ?? "");
    if (state?.text) outcome.current?.focus();
  }, [state]);
  return (
    <div className={styles.columns}>
      <div>
        <label className={styles.field}>
          Your error: JSON, a log, a stack trace, the output of curl
          <textarea
            className={text === "" ? undefined : styles.filled}
            rows={14}
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <p className={errors.copies}>
          Try
          {Object.entries(examples).map(([name, example]) => (
            <button type="button" key={name} className={errors.copy} onClick={() => setText(example)}>
              {name}
            </button>
          ))}
          {text !== "" && (
            <button type="button" className={errors.copy} onClick={() => setText("")}>
              Clear
            </button>
          )}
        </p>
      </div>
      <section ref={outcome} tabIndex={-1} className={styles.outcome} aria-live="polite" aria-label="What it is">
        {found ? (
          <>
            <Verdict decoded={found.decoded} />
            <OtherErrors errors={found.all} />
          </>
        ) : (
          <p>Paste an error: the result appears here.</p>
        )}
      </section>
    </div>
  );
};
