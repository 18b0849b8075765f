// @boundaries-ignore an alias that Docusaurus sets
import { useHistory } from "@docusaurus/router";
import useBaseUrl from "@docusaurus/useBaseUrl";
import { decode } from "@techlookup/core/decoder";
import { type FormEvent, type ReactNode, useRef } from "react";
import styles from "./error-finder.module.css";

/** What may stand in an address: a code, a status or a word. Anything longer may hold a secret. */
const isWord = (text: string): boolean => /^[\w-]{1,40}$/.test(text) && !text.startsWith("tapi_");

/** For people who come with a log line at night. A word leads to the finder, and a text to the decoder without an address. */
export const ErrorFinder = (): ReactNode => {
  const history = useHistory();
  const field = useRef<HTMLInputElement>(null);
  const [errors, decoder] = [useBaseUrl("/errors"), useBaseUrl("/decode")];
  const find = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? "";
    if (isWord(text)) history.push(`${errors}?code=${text}`);
    else if (text === "") history.push(errors);
    else history.push(decoder, { text: decode(text).masked });
  };
  return (
    // Without JavaScript nothing is sent along: the field has no name that a form would send.
    <form action={errors} className={styles.finder} onSubmit={find}>
      <label htmlFor="code">Came from an error?</label>
      <input id="code" ref={field} autoComplete="off" placeholder="FORBIDDEN, 429, or the whole message" />
      <button type="submit" className="button button--primary">
        Find it
      </button>
    </form>
  );
};
