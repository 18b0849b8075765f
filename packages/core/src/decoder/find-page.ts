import { answerFinding } from "./answer-finding.ts";
import type { Finding } from "./decoded.ts";

const heading = /<(?:title|h1)[^>]{0,200}>([^<]{0,300})/gi;

/** The beginning of a page of HTML. */
const isPage = /<!doctype html|<html[\s>]/i;
/** What parsers of JSON say of a page holds its beginning, too. */
const ofParser = /is not valid JSON|in JSON at position|unexpected token at/;
/** Cloudflare's page for an address that sends too many requests. */
const isLimited = /error(?: code:?)? 1015\b|you are being rate limited/i;

/** A page of HTML where JSON was to come. Its title or first heading mostly tells the status. */
export const findPage = (text: string, nowMs: number): Finding | undefined => {
  if (!isPage.test(text) || ofParser.test(text)) return undefined;
  if (isLimited.test(text)) {
    const why = "The text contains a Cloudflare page that limits an address, not the API's JSON.";
    return { code: "RATE_LIMIT", confidence: "likely", why };
  }
  const headings = [...text.matchAll(heading)].map(([, words = ""]) => words);
  const status = headings.map((words) => /\b[45]\d\d\b/.exec(words)?.[0]).find((found) => found !== undefined);
  if (status === undefined) {
    const why =
      "The text contains an HTML page without a status. If the status was a success, the code is `INVALID_RESPONSE`.";
    return { code: "UNEXPECTED_STATUS", confidence: "guess", why };
  }
  const why = `The text contains an HTML page that mentions status ${status}, not the API's JSON.`;
  return { ...answerFinding({ status: Number(status), text: "<html>" }, nowMs), confidence: "likely", why };
};
