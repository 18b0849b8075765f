import { parameters } from "../../packages/core/src/contract/index.ts";
import { insert, toWrite } from "../add-error/scaffold.ts";
import { exampleOf, type NewEndpoint, namesIn, singular } from "./new-endpoint.ts";
import { addExport, addMethod, exampleCall } from "./typed-method.ts";

/** A change of one file. */
export type Edit = (text: string) => string;

const literal = (kindOf: Readonly<Record<string, string>>): string =>
  `{ ${Object.entries(kindOf)
    .map(([name, kind]) => `${name}: "${kind}"`)
    .join(", ")} }`;

/** The row of the contract. It comes last: a path belongs to the first row that it fits. */
export const addRow =
  ({ group, method, httpMethod, path, query, body, credits }: NewEndpoint): Edit =>
  (text) => {
    if (text.includes(`"${group}.${method}":`)) throw new Error(`${group}.${method} is in the contract already.`);
    const parts = [
      `method: "${httpMethod}", path: "${path}"`,
      ...(Object.keys(query).length > 0 ? [`query: ${literal(query)}`] : []),
      ...(Object.keys(body).length > 0 ? [`body: ${literal(body)}`] : []),
      `credits: ${credits}`,
    ];
    return insert(
      text,
      "export const endpoints = {",
      "} as const;",
      `  "${group}.${method}": { ${parts.join(", ")} },\n`,
    );
  };

const addDetails =
  ({ group, method, httpMethod, path, body, known, answer }: NewEndpoint): Edit =>
  (text) => {
    const facts = `path: "${known}", credits: "${known}", answer: "${known}"`;
    const row = `  "${group}.${method}": {
    summary: "${toWrite} what it does, as a sentence.",
    known: { ${facts}${Object.keys(body).length > 0 ? `, body: "${known}"` : ""} },
    answer: "${answer}",
    mayBeMissing: ${path.includes("{")},
    repeatable: ${httpMethod === "GET"},
    cacheable: false,
  },
`;
    return insert(text, "const details = {", "} as const;", row);
  };

const unknownNames = ({ path, query, body }: NewEndpoint): string[] =>
  [...namesIn(path), ...Object.keys(query), ...Object.keys(body)].filter((name) => !(name in parameters));

const addParameters =
  (added: NewEndpoint): Edit =>
  (text) => {
    const kindOf: Readonly<Record<string, string>> = { ...added.query, ...added.body };
    const rows = unknownNames(added).map(
      (name) =>
        `  ${name}: { description: "${toWrite} what ${name} is, as a sentence.", known: "${added.known}", example: "${exampleOf(name, kindOf[name] ?? name)}" },\n`,
    );
    return insert(text, "export const parameters", "};", rows.join(""));
  };

const addAnswer =
  ({ group, method, httpMethod, path }: NewEndpoint): Edit =>
  (text) =>
    insert(
      text,
      "Answers: Answers<",
      "\n};",
      `\n\n  "${group}.${method}": "${toWrite} a function that makes up the data of ${httpMethod} ${path}.",`,
    );

const addSchema =
  ({ answer }: NewEndpoint): Edit =>
  (text) =>
    text.includes(`  ${answer}: `)
      ? text
      : insert(
          text,
          "Schemas: Readonly<",
          "\n};",
          `\n  ${answer}: "${toWrite} open(fields, description), where fields are of the type Fields<${answer}>.",`,
        );

const addCall =
  (added: NewEndpoint): Edit =>
  (text) => {
    const { group, method, path, query } = added;
    const search = new URLSearchParams(Object.entries(query).map(([name, kind]) => [name, exampleOf(name, kind)]));
    const sent = path.replace(/{(\w+)}/g, (_, name) => exampleOf(name, name)) + (search.size > 0 ? `?${search}` : "");
    const row = `  "${group}.${method}": [(client) => ${exampleCall(added)}, "${sent}"],\n`;
    return insert(text, "const calls:", "};", row);
  };

/** What a new endpoint adds to which files. */
export const editsFor = (added: NewEndpoint): readonly (readonly [file: string, edit: Edit])[] => {
  const { group } = added;
  const part = { companies: "domain", signals: "technology" }[group] ?? singular(group);
  return [
    ["packages/core/src/contract/endpoints.ts", addRow(added)],
    ["packages/core/src/contract/details.ts", addDetails(added)],
    ...(unknownNames(added).length > 0
      ? [["packages/core/src/contract/parameters.ts", addParameters(added)] as const]
      : []),
    [`packages/core/src/api/${group}.ts`, addMethod(added)],
    ["packages/core/src/common.ts", addExport(added)],
    [`packages/sandbox/src/answers/${part}-answers.ts`, addAnswer(added)],
    [`packages/sandbox/src/openapi/${part}-schemas.ts`, addSchema(added)],
    ["packages/gateway/test/endpoints.test.ts", addCall(added)],
  ];
};
