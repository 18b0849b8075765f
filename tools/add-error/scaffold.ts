import { readJson } from "../packages.ts";
import { type Edit, insert, toWrite } from "../scaffold.ts";
import type { NewCode } from "./new-code.ts";

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

const entry = (code: string, version: string): string => `

  ${code}: {
    title: "${toWrite} what happened, in a few words",
    meaning: "${toWrite} what happened, in one sentence.",
    retried: "${toWrite} whether the client repeats the call by itself, and why.",
    fix: "${toWrite} the fix that helps most often.",
    causes: [
      {
        id: "usual",
        cause: "${toWrite} a further cause, the likeliest first",
        sign: "${toWrite} how to tell that it is this one.",
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

/** What a new code adds to which files. It comes out in the next minor version, before 1.0.0 and after it. */
export const editsFor = (added: NewCode): readonly Edit[] => {
  const [major, minor] = readJson<{ version: string }>("packages/core/package.json").version.split(".");
  const since = `${major}.${Number(minor) + 1}.0`;
  return [
    ["packages/core/src/errors/code-table.ts", (text) => addRow(text, added)],
    ["packages/core/src/errors/codes.ts", (text) => addSide(text, added)],
    [`packages/core/src/catalog/${partOf(added)}.ts`, (text) => addEntry(text, added, since)],
  ];
};
