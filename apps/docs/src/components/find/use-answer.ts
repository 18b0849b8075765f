import { useEffect, useState } from "react";
import type { Answer } from "../../find/find.ts";
import { type Finder, loadFinder } from "./load-finder.ts";

/** What is found for a text, and the text that it belongs to: while the index loads, it is that of before. */
export interface Answered {
  readonly text: string;
  readonly answer: Answer;
}

/** Looks a text up whenever it changes. `undefined` for an empty text, and until the index is there. */
export const useAnswer = (text: string): Answered | undefined => {
  const [finder, setFinder] = useState<Finder>();
  const isAsked = text.trim() !== "";
  useEffect(() => {
    if (!isAsked || finder) return;
    let isWanted = true;
    // Without its index, the tables and links of the page remain.
    loadFinder().then(
      (loaded) => isWanted && setFinder(() => loaded),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [isAsked, finder]);
  const [answered, setAnswered] = useState<Answered>();
  useEffect(() => {
    setAnswered(isAsked && finder ? { text, answer: finder(text) } : undefined);
  }, [isAsked, finder, text]);
  return answered;
};
