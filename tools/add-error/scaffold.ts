import type { NewCode } from "./new-code.ts";

/** Puts a line before the first place that ends a list, counted from where the list begins. */
export const insert = (text: string, begins: string, ends: string, line: string): string => {
  const end = text.indexOf(ends, text.indexOf(begins));
  if (!text.includes(begins) || end < 0)
    throw new Error(`'${begins}' is not where it was: adapt the scaffold in tools.`);
  return text.slice(0, end) + line + text.slice(end);
};

/** The engine's table, with the row: codes with a status stand in its first part, the client's own in its second. */
export const addRow = (text: string, { code, status, retry, hint }: NewCode): string => {
  if (text.includes(`\n  ${code}: `)) throw new Error(`${code} is in the table already. Codes are never reused.`);
  const status_ = status === undefined ? "" : `status: ${status}, `;
  const class_ = retry === "never" ? "" : `retry: ${JSON.stringify(retry)}, `;
  const row = `  ${code}: { ${status_}${class_}hint: ${JSON.stringify(hint)} },\n`;
  return insert(text, "export const codeTable = {", status === undefined ? "} as const;" : "\n  GATEWAY_ERROR", row);
};

/** Whose side it is on. */
export const addSide = (text: string, { code, side }: NewCode): string =>
  insert(text, "const sides = {", "} as const;", `  ${code}: "${side}",\n`);

/** The part of the catalogue that speaks of such codes. */
export const partOf = ({ side, status }: NewCode): string => {
  if (side === "caller") return status === undefined ? "caller-codes" : "request-codes";
  return { account: "account-codes", server: "server-codes", network: "connection-codes" }[side];
};

/** What a test looks for: a text that is still to be written. */
export const toWrite = "WRITE:";

const entry = (code: string, version: string): string => `

  ${code}: {
    title: "${toWrite} what happened, in a few words",
    meaning: "${toWrite} what happened, in one sentence.",
    retried: "${toWrite} whether the client repeats the call by itself, and why.",
    fix: "${toWrite} the fix that helps most often.",
    causes: [
      {
        cause: "${toWrite} a further cause, the likeliest first",
        tell: "${toWrite} how to tell that it is this one.",
        fix: "${toWrite} what to do then.",
      },
    ],
    related: [],
    faq: [],
    since: "${version}",
  },
`;

/** A part of the catalogue, with an entry whose texts are to be written. */
export const addEntry = (text: string, { code }: NewCode, version: string): string =>
  insert(insert(text, "CatalogPart<", ">", ` | "${code}"`), "CatalogPart<", "\n};", entry(code, version).trimEnd());
