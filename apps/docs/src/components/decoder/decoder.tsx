// @boundaries-ignore an alias that Docusaurus sets
import { useLocation } from "@docusaurus/router";
import examples from "@site/.generated/decoder-examples.json";
import { decode } from "@techlookup/core/decoder";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import errors from "../errors/errors.module.css";
import styles from "./decoder.module.css";
import { Verdict } from "./verdict.tsx";

/** Reads what is pasted as it is pasted. The text stays in this page: it is not sent, not stored and not in the address. */
export const Decoder = (): ReactNode => {
  const [text, setText] = useState("");
  const decoded = useMemo(() => (text.trim() === "" ? undefined : decode(text)), [text]);
  const { state } = useLocation<{ readonly text?: string } | undefined>();
  // From the home page's field, masked there.
  useEffect(() => setText(state?.text ?? ""), [state]);
  return (
    <div className={styles.columns}>
      <div>
        <label className={styles.field}>
          What you have: JSON, a log line, a stack, an answer of curl, cut off or not
          <textarea
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
      <section className={styles.outcome} aria-live="polite" aria-label="What it is">
        {decoded ? <Verdict decoded={decoded} /> : <p>Paste something, and it is read at once.</p>}
      </section>
    </div>
  );
};
