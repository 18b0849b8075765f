import { endpoints, kinds, parameters } from "../../packages/core/src/contract/index.ts";
import { expectShape, type Given } from "../scaffold.ts";

type Kinds = Readonly<Record<string, string>>;

const kind = Object.keys(kinds).join("|");

/** `limit:count,offset:count` as names and kinds. */
const readKinds = (option: string, list: string | undefined): Kinds | undefined => {
  if (list === undefined) return undefined;
  const shape = new RegExp(`^([a-z][a-z0-9_]*:(${kind})(,(?!$)|$))+$`);
  expectShape(option, list, shape, `names with kinds (${kind}), such as limit:count,offset:count`);
  return Object.fromEntries(list.split(",").map((pair) => pair.split(":")));
};

/** `technologies` as `technology`. */
export const singular = (group: string): string => group.replace(/ies$/, "y").replace(/s$/, "");

/** A value of a call: the contract's own example, if it has one. */
export const exampleOf = (name: string, kindOfIt: string): string => {
  const examples: Kinds = { domain: "github.com", site: "github.com", name: "React", date: "2026-11-01" };
  const known = parameters as Readonly<Record<string, { readonly example: string } | undefined>>;
  return known[name]?.example ?? examples[kindOfIt] ?? "1";
};

export type NewEndpoint = ReturnType<typeof readNewEndpoint>;

/**
 * Reads what is asked of whoever adds an endpoint, before any text is written.
 *
 * @throws Error that says which value is wrong, and what it must be.
 */
export const readNewEndpoint = (key: string, options: Given) => {
  expectShape("The name", key, /^[a-z]+\.[a-z][A-Za-z]*$/, "a group and a method, such as domains.history");
  if (Object.hasOwn(endpoints, key)) throw new Error(`${key} is in the contract already.`);
  const [group = "", name = ""] = key.split(".");
  const type = [singular(group), name].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  const { method = "", path = "", credits = "1", known = "observed", answer = type } = options;
  const shape = new RegExp(`^/v1(/[\\w-]+|/\\{(${kind})\\})+$`);
  expectShape("--path", path, shape, `such as /v1/domain/{domain}/history, with kinds (${kind}) in braces`);
  const [query, body] = [readKinds("--query", options.query), readKinds("--body", options.body)];
  const inPath = Array.from(path.matchAll(/{(.*?)}/g), ([, one = ""]) => [one, one] as const);
  return {
    key,
    group,
    name,
    method: expectShape("--method", method, /^(GET|POST)$/, "GET or POST"),
    path,
    query,
    body,
    /** The parameters of the query, with their kinds. */
    fields: Object.entries(query ?? {}),
    /** What the method takes first, one argument each: the values of the path and the body, with their kinds. */
    values: [...inPath, ...Object.entries(body ?? {})],
    credits: Number(expectShape("--credits", credits, /^\d+$/, "a whole number")),
    known: expectShape("--known", known, /^(documented|observed)$/, "documented or observed"),
    /** The type of the data. */
    answer: expectShape("--answer", answer, /^[A-Z][A-Za-z]*$/, "the name of a type, such as DomainHistory"),
  };
};
