import { insert, toWrite } from "../add-error/scaffold.ts";
import { exampleOf, type NewEndpoint, namesIn } from "./new-endpoint.ts";
import type { Edit } from "./scaffold.ts";

const typeOf = (kind: string): string => ({ count: "number", id: "number | string" })[kind] ?? "string";

/** The arguments that name a value of the path or the body: each is called as its kind is. */
const argumentsOf = ({ path, body }: NewEndpoint): string[] => [...namesIn(path), ...Object.values(body)];

/** A call with the contract's own examples, as a program writes it. */
export const exampleCall = (added: NewEndpoint): string => {
  const { group, method, path, query, body } = added;
  const given = [
    ...namesIn(path).map((name) => exampleOf(name, name)),
    ...Object.entries(body).map((pair) => exampleOf(...pair)),
  ];
  const parameters = Object.entries(query).map(([name, kind]) => {
    const example = exampleOf(name, kind);
    return `${name}: ${kind === "count" ? example : JSON.stringify(example)}`;
  });
  const all = [
    ...given.map((value) => JSON.stringify(value)),
    ...(parameters.length > 0 ? [`{ ${parameters.join(", ")} }`] : []),
  ];
  return `client.${group}.${method}(${all.join(", ")})`;
};

/** The method of the group's class, with its doc comment, and the type of its data where that is new. */
export const addMethod =
  (added: NewEndpoint): Edit =>
  (text) => {
    const { group, method, httpMethod, path, query, credits, known, answer } = added;
    const fields = Object.entries(query).map(([name, kind]) => `readonly ${name}?: ${typeOf(kind)} | undefined`);
    const hasQuery = fields.length > 0;
    const given = argumentsOf(added);
    const shape = `
/** ${toWrite} what ${answer} is. ${known === "observed" ? "Observed: any field may be missing, others may be there." : "Documented."} */
export interface ${answer} {
  /** Fields that are not known yet. */
  readonly [field: string]: unknown;
}
`;
    const code = `

  /**
   * ${toWrite} what ${method}() does. ${credits} ${credits === 1 ? "credit" : "credits"}. ${known === "observed" ? "Observed" : "Documented"}: \`${httpMethod} ${path}\`.
   *
   * @throws TechLookupError
   * @example
   * const data = await ${exampleCall(added)};
   */
  async ${method}(${[...given.map((name) => `${name}: ${typeOf(name)}`), ...(hasQuery ? [`parameters?: { ${fields.join("; ")} }`] : []), "options?: CallOptions"].join(", ")}): Promise<${answer}> {
    return this.#call("${group}.${method}", { ${[...given, ...(hasQuery ? ["parameters"] : [])].join(", ")} }, options);
  }
`;
    const typed = text.includes(`export interface ${answer} `) ? text : insert(text, "import", "\n/**", shape);
    return insert(typed, "export class ", "\n}\n", code.trimEnd());
  };

/** The export of that type. */
export const addExport =
  ({ group, answer }: NewEndpoint): Edit =>
  (text) =>
    new RegExp(`\\b${answer}\\b`).test(text)
      ? text
      : text.replace(new RegExp(`(,?)(\\s*)\\} from "./api/${group}.ts"`), `, ${answer}$2} from "./api/${group}.ts"`);
