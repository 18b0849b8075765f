import { answerFinding } from "./answer-finding.ts";
import type { Finding } from "./decoded.ts";
import { asCode, isKnownCode } from "./known-words.ts";
import type { Loose } from "./loose-reader.ts";
import { objectsIn } from "./objects-in.ts";

const statusLine = /(?:^|["'`])[<> ]{0,3}HTTP\/\d(?:\.\d)? (\d{3})\b[^\n]*$/gm;

const toJson = (value: Loose | undefined): unknown =>
  value instanceof Map ? Object.fromEntries([...value].map(([key, inner]) => [key, toJson(inner)])) : value;

/** The API's envelope in a body that other lines may surround. One with a list of errors is somebody else's. */
const envelopeIn = (body: string): string | undefined => {
  const envelope = objectsIn(body).find(
    (object) => typeof object.get("success") === "boolean" && !object.has("errors"),
  );
  return envelope && JSON.stringify(toJson(envelope));
};

/** An answer as `curl -i` or `curl -v` print it: the last one, where redirects were followed. */
export const findHttpAnswer = (text: string, nowMs: number): Finding | undefined => {
  const last = [...text.matchAll(statusLine)].filter(([, status = ""]) => !status.startsWith("1")).at(-1);
  if (!last) return undefined;
  const status = Number(last[1]);
  const rest = text.slice(last.index + last[0].length + 1);
  const end = rest.search(/^[<> ]{0,3}\r?$/m);
  const head = end < 0 ? rest : rest.slice(0, end);
  const body = rest.slice(head.length);
  const headers = new Map(
    head.split("\n").map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [
        line
          .slice(0, colon)
          .replace(/^[<> ]+/, "")
          .toLowerCase(),
        line.slice(colon + 1).trim(),
      ];
    }),
  );
  const known = { get: (name: string) => headers.get(name) ?? null };
  const found = answerFinding({ status, headers: known, text: envelopeIn(body) ?? body.trim() }, nowMs);
  if (!found) {
    return { status, confidence: "guess", why: "The text is a successful HTTP response: there is no error in it." };
  }
  const code = asCode(found.code);
  // A body that was left out cannot be told from one that is empty.
  const isSure = isKnownCode(code) && envelopeIn(body) !== undefined;
  const why = `The text contains an HTTP response with status ${status}, read as the client reads it.`;
  return { ...found, code, confidence: isSure ? "exact" : body.trim() === "" ? "guess" : "likely", why };
};
