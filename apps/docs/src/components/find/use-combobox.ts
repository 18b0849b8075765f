// @boundaries-ignore an alias that Docusaurus sets
import { useHistory } from "@docusaurus/router";
import { useBaseUrlUtils } from "@docusaurus/useBaseUrl";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useState } from "react";
import { type Option, optionsFor } from "../../find/options.ts";
import type { AnswerState } from "./focus-heading.ts";
import { useAnswer } from "./use-answer.ts";

/** What a field shows: one line. */
const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, " ");

/** A field with suggestions: what was typed or pasted, what is offered for it, and what keys do. */
export const useCombobox = () => {
  const history = useHistory();
  const { withBaseUrl } = useBaseUrlUtils();
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const answered = useAnswer(text);
  const isCurrent = answered?.text === text;
  const options = answered ? optionsFor(answered.answer) : [];

  const write = (written: string): void => {
    setText(written);
    setActive(0);
    setOpen(true);
    setPending(false);
  };
  const close = (): void => setOpen(false);
  const go = ({ path, search = "", text: passed }: Option): void => {
    const [pathname = "", hash] = path.split("#");
    const state: AnswerState = { isAnswer: true, ...(passed !== undefined && { text: passed }) };
    setText("");
    setOpen(false);
    setPending(false);
    history.push({ pathname: withBaseUrl(pathname), search, hash: hash === undefined ? "" : `#${hash}`, state });
  };
  const chosen = options[Math.min(active, options.length - 1)];
  // Enter came before the index: it holds as soon as that is there.
  useEffect(() => {
    if (isPending && isCurrent && chosen) go(chosen);
  });

  const submit = (): void => {
    if (text.trim() === "") return;
    if (isCurrent && chosen) go(chosen);
    else setPending(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      if (isOpen && text !== "") close();
      else write("");
    } else if (step !== undefined && options.length > 0) {
      event.preventDefault();
      setOpen(true);
      if (isOpen) setActive((active + step + options.length) % options.length);
    }
  };
  // A field would drop the line breaks, by which an HTTP response is recognised.
  const onPaste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const pasted = event.clipboardData.getData("text");
    if (!/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    write(value.slice(0, selectionStart ?? 0) + pasted + value.slice(selectionEnd ?? value.length));
  };
  const isShown = isOpen && options.length > 0 && text.trim() !== "";
  return {
    shown: oneLine(text),
    options,
    active,
    isShown,
    write,
    close,
    go,
    submit,
    onKeyDown,
    onPaste,
    open: () => setOpen(true),
  };
};
