import { kinds, parameters } from "../../packages/core/src/contract/index.ts";

/** What is asked of whoever adds an endpoint, before any text is written. */
export interface NewEndpoint {
  /** The group and the method of the client: `domains`, `history`. */
  readonly group: string;
  readonly method: string;
  readonly httpMethod: "GET" | "POST";
  readonly path: string;
  /** Kinds by the names of parameters. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string>>;
  readonly credits: number;
  readonly known: "documented" | "observed";
  /** The type of the data. */
  readonly answer: string;
}

type Given = Readonly<Record<string, string | undefined>>;

const expectShape = (option: string, value: string, shape: RegExp, wanted: string): string => {
  if (shape.test(value)) return value;
  throw new Error(`${option} is '${value}', and must be ${wanted}.`);
};

/** `limit:count,offset:count` as names and kinds. */
const kindsOf = (option: string, list = ""): Record<string, string> => {
  const pairs = list === "" ? [] : list.split(",").map((pair) => pair.split(":"));
  for (const [name = "", kind = ""] of pairs) {
    expectShape(option, name, /^[a-z][a-z0-9_]*$/, "names with kinds, such as limit:count,offset:count");
    expectShape(
      `The kind of ${name}`,
      kind,
      new RegExp(`^(${Object.keys(kinds).join("|")})$`),
      Object.keys(kinds).join(", "),
    );
  }
  return Object.fromEntries(pairs);
};

/** The names in braces in a path. */
export const namesIn = (path: string): string[] => Array.from(path.matchAll(/{(.*?)}/g), ([, name = ""]) => name);

/** A value of a call, as a URL or a body holds it: that of the contract, if it has one. */
export const exampleOf = (name: string, kind: string): string =>
  (parameters as Readonly<Record<string, { readonly example: string }>>)[name]?.example ??
  { domain: "github.com", site: "github.com", name: "React", id: "1", count: "1", date: "2026-11-01" }[kind] ??
  "";

/** `technologies` as `technology`. */
export const singular = (group: string): string => group.replace(/ies$/, "y").replace(/s$/, "");

/**
 * Reads what was asked for.
 *
 * @throws Error that says which value is wrong, and what it must be.
 */
export const readNewEndpoint = (name: string, options: Given): NewEndpoint => {
  expectShape("The name", name, /^[a-z]+\.[a-z][A-Za-z]*$/, "a group and a method, such as domains.history");
  const [group = "", method = ""] = name.split(".");
  const { path = "", credits = "1", known = "observed", answer } = options;
  expectShape("--path", path, /^\/v1(\/[\w-]+|\/\{\w+\})+$/, "such as /v1/domain/{domain}/history");
  for (const kind of namesIn(path)) {
    expectShape("A name in braces", kind, new RegExp(`^(${Object.keys(kinds).join("|")})$`), "a kind of value");
  }
  expectShape("--method", options.method ?? "", /^(GET|POST)$/, "GET or POST");
  expectShape("--known", known, /^(documented|observed)$/, "documented or observed");
  const type = [singular(group), method].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return {
    group,
    method,
    httpMethod: options.method as NewEndpoint["httpMethod"],
    path,
    query: kindsOf("--query", options.query),
    body: kindsOf("--body", options.body),
    credits: Number(expectShape("--credits", credits, /^\d+$/, "a whole number")),
    known: known as NewEndpoint["known"],
    answer: expectShape("--answer", answer ?? type, /^[A-Z][A-Za-z]*$/, "the name of a type, such as DomainHistory"),
  };
};
