import { parameters } from "../../packages/core/src/contract/index.ts";
import { type Edit, insert, toWrite } from "../scaffold.ts";
import { exampleOf, type NewEndpoint, singular } from "./endpoint.ts";

/** An object as source code. */
const literal = (value: object): string =>
  JSON.stringify(value, undefined, 1)
    .replace(/\n\s*/g, " ")
    .replace(/"(\w+)":/g, "$1:");

const typeOf = (kind: string): string => ({ count: "number", id: "number | string" })[kind] ?? "string";

/** A call with the contract's own examples, as a program writes it. */
const exampleCall = ({ group, name, values, fields }: NewEndpoint): string => {
  const exampleIn = ([parameter, kind]: readonly [string, string]): string =>
    kind === "count" ? exampleOf(parameter, kind) : `"${exampleOf(parameter, kind)}"`;
  const query = fields.map((field) => `${field[0]}: ${exampleIn(field)}`);
  const given = [...values.map(exampleIn), ...(query.length > 0 ? [`{ ${query.join(", ")} }`] : [])];
  return `client.${group}.${name}(${given.join(", ")})`;
};

/** The method of the group's class, with its doc comment, and the type of its data where that is new. */
const addMethod = (added: NewEndpoint, text: string): string => {
  const { key, name, method, path, fields, values, credits, known, answer } = added;
  const query = fields.map(([field, kind]) => `readonly ${field}?: ${typeOf(kind)} | undefined`);
  const taken = values.map(([, kind]) => `${kind}: ${typeOf(kind)}`);
  const passed = values.map(([, kind]) => kind);
  if (query.length > 0) {
    taken.push(`parameters?: { ${query.join("; ")} }`);
    passed.push("parameters");
  }
  const source = known === "observed" ? "Observed: any field may be missing, others may be there." : "Documented.";
  const shape = `
/** ${toWrite} what ${answer} is. ${source} */
export interface ${answer} {
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}
`;
  const code = `

  /**
   * ${toWrite} what ${name}() does. ${credits === 1 ? "1 credit" : `${credits} credits`}. ${source.replace(/\W.*/, "")}: \`${method} ${path}\`.
   *
   * @throws TechLookupError
   * @example
   * const data = await ${exampleCall(added)};
   */
  ${name}(${[...taken, "options?: CallOptions"].join(", ")}): Call<${answer}> {
    return this.#call("${key}", { ${passed.join(", ")} }, options);
  }`;
  const typed = text.includes(`export interface ${answer} `) ? text : insert(text, "import", "\n/**", shape);
  return insert(typed, "export class ", "\n}\n", code);
};

/** What a new endpoint adds to which files, the row of the contract first. */
export const editsFor = (added: NewEndpoint): readonly Edit[] => {
  const { key, group, method, path, query, body, fields, values, credits, known, answer } = added;
  const details = {
    summary: `${toWrite} what it does, as a sentence.`,
    known: { path: known, credits: known, answer: known, body: body && known },
    answer,
    mayBeMissing: path.includes("{"),
    repeatable: method === "GET",
  };
  const descriptions = [...values, ...fields]
    .filter(([name]) => !Object.hasOwn(parameters, name))
    .map(([name, kind]) => {
      const description = `${toWrite} what ${name} is, as a sentence.`;
      return `  ${name}: ${literal({ description, known, example: exampleOf(name, kind) })},\n`;
    });
  const search = new URLSearchParams(fields.map(([name, kind]) => [name, exampleOf(name, kind)]));
  const sent = `${path.replace(/{(\w+)}/g, (_, kind) => exampleOf(kind, kind))}${query ? `?${search}` : ""}`;
  const data = `"${toWrite} a function that makes up the data of ${method} ${path}."`;
  const schema = `"${toWrite} open(fields, description), where fields are of the type Fields<${answer}>."`;
  const part = { companies: "domain", signals: "technology" }[group] ?? singular(group);
  const into = (file: string, begins: string, ends: string, line: string, already = line): Edit => {
    return [`packages/${file}.ts`, (text) => (text.includes(already) ? text : insert(text, begins, ends, line))];
  };
  const exportAnswer = (text: string): string =>
    text.replace(new RegExp(`,?(\\s*)\\} from "./api/${group}.ts"`), `, ${answer}$1} from "./api/${group}.ts"`);
  // A path belongs to the first row that it fits: a new one comes last.
  const row = `  "${key}": ${literal({ method, path, query, body, credits })},\n`;
  const call = `  "${key}": [(client) => ${exampleCall(added)}, "${sent}"],\n`;
  const schemas = `sandbox/src/openapi/${part}-schemas`;
  return [
    into("core/src/contract/endpoints", "export const endpoints = {", "} as const;", row),
    into("core/src/contract/details", "const details = {", "} as const;", `  "${key}": ${literal(details)},\n`),
    into("core/src/contract/parameters", "export const parameters", "};", descriptions.join("")),
    [`packages/core/src/api/${group}.ts`, (text) => addMethod(added, text)],
    ["packages/core/src/common.ts", (text) => (new RegExp(`\\b${answer}\\b`).test(text) ? text : exportAnswer(text))],
    into(`sandbox/src/answers/${part}-answers`, "Answers: Answers<", "\n};", `\n\n  "${key}": ${data},`),
    into(schemas, "Schemas: Readonly<", "\n};", `\n  ${answer}: ${schema},`, `  ${answer}: `),
    into("gateway/test/endpoints.test", "const calls:", "};", call),
  ];
};
