import { answerFinding } from "./answer-finding.ts";
import type { Finding } from "./decoded.ts";

const heading = /<(?:title|h1)[^>]{0,200}>([^<]{0,300})/gi;

/** A page of HTML where JSON was to come. Its title or first heading mostly tells the status. */
export const findPage = (text: string, nowMs: number): Finding | undefined => {
  // What JSON.parse says of a page holds its beginning, too.
  if (!/<!doctype html|<html[\s>]/i.test(text) || text.includes("is not valid JSON")) return undefined;
  const headings = [...text.matchAll(heading)].map(([, words = ""]) => words);
  const status = headings.map((words) => /\b[45]\d\d\b/.exec(words)?.[0]).find((found) => found !== undefined);
  if (status === undefined) {
    const why = "It is a page of HTML that tells no status. With a status of success, the code is `INVALID_RESPONSE`.";
    return { code: "UNEXPECTED_STATUS", confidence: "guess", why };
  }
  const why = `It is a page of HTML that speaks of status ${status}, not the API's JSON.`;
  return { ...answerFinding({ status: Number(status), text: "<html>" }, nowMs), confidence: "likely", why };
};
