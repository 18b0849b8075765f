import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  buildCall,
  type EndpointName,
  type endpoints,
  type KnownEndpoint,
  kinds,
  listEndpoints,
  type ParameterName,
  parameters,
  valueFromText,
} from "../src/contract/index.ts";
import type { Endpoints } from "../src/index.ts";
import { connectionError, scripted, success } from "./support/scripted.ts";

const example = (name: string): string => parameters[name as ParameterName].example;

/** What a method takes, in the order of all methods: what is in the path, what is in the body, the parameters. */
const argumentsOf = ({ path, body = {}, query }: KnownEndpoint): unknown[] => {
  const inPath = Array.from(path.matchAll(/{(\w+)}/g), ([, name = ""]) => example(name));
  const inQuery = Object.entries(query ?? {}).map(([name, kind]) => [name, valueFromText(kind, example(name))]);
  return [...inPath, ...Object.keys(body).map(example), ...(query ? [Object.fromEntries(inQuery)] : [])];
};

const call = (client: object, endpoint: KnownEndpoint, options: object = {}): Promise<unknown> => {
  const [group = "", method = ""] = endpoint.name.split(".");
  const methods = Reflect.get(client, group);
  const write = `write the method ${method}() in packages/core/src/api/${group}.ts`;
  expect(typeof methods?.[method], write).toBe("function");
  return methods[method](...argumentsOf(endpoint), options);
};

describe.each(listEndpoints())("$name", (endpoint) => {
  const { name, method, path, query, body, credits, repeatable } = endpoint;

  it("is called as the contract says, at its price", async () => {
    const { client, sent } = scripted([success()]);
    await call(client, endpoint);
    const { url, init } = sent[0] ?? { url: "", init: {} };
    const { pathname, searchParams } = new URL(url);
    expect([init.method, pathname]).toEqual([method, path.replace(/{(\w+)}/g, (_, name) => example(name))]);
    const fields = Object.keys(body ?? {}).map((field) => [field, example(field)]);
    expect(init.body).toBe(body ? JSON.stringify(Object.fromEntries(fields)) : null);
    expect(Object.fromEntries(searchParams)).toEqual(
      Object.fromEntries(Object.keys(query ?? {}).map((parameter) => [parameter, example(parameter)])),
    );
    expect(client.creditsSpent).toBe(credits);
  });

  it(`is ${repeatable ? "repeated" : "not repeated"} when its answer is lost`, async () => {
    const { client, clock, sent } = scripted([connectionError("ECONNRESET")]);
    await clock.run(call(client.safe, endpoint));
    expect(sent).toHaveLength(repeatable ? 4 : 1);
  });

  it("waits for an answer as long as the contract says", async () => {
    const { client, clock } = scripted([() => new Promise<Response>(() => {})]);
    const { error } = (await clock.run(call(client.safe, endpoint, { retry: { maxAttempts: 1 } }))) as never;
    expect(error).toMatchObject({ code: "TIMEOUT", timeoutMs: endpoint.attemptTimeoutMs ?? 30_000 });
  });

  it("takes an answer without the envelope only where the contract says so", async () => {
    const { client } = scripted([{ status: 200, body: "[]" }]);
    const result = await call(client.safe, endpoint);
    const bare = { ok: true, data: [] };
    expect(result).toMatchObject(endpoint.envelope === "optional" ? bare : { error: { code: "INVALID_RESPONSE" } });
  });

  it("has a doc comment that names method, path and price", () => {
    const source = readFileSync(new URL(`../src/api/${name.split(".")[0]}.ts`, import.meta.url), "utf8");
    const comments = source.split("/**").filter((comment) => comment.includes(`\`${method} ${path}\``));
    const group = source.split("/**").find((comment) => /^export class /m.test(comment));
    const price = credits === 1 ? /\b1 credit\b/ : new RegExp(`\\b${credits || "(0|no)"} credits\\b`);
    const spoken = comments.some((comment) => price.test(comment)) || price.test(group ?? "");
    const write = `say \`${method} ${path}\` and ${credits} credits in the doc comment of ${name}()`;
    expect(comments.length > 0 && spoken, write).toBe(true);
  });
});

type Method<Name extends EndpointName> = Name extends `${infer Group extends keyof Endpoints}.${infer Key}`
  ? Key extends keyof Endpoints[Group]
    ? Endpoints[Group][Key]
    : never
  : never;
type Query<Name extends EndpointName> = (typeof endpoints)[Name] extends { readonly query: infer Of }
  ? keyof Of
  : never;
type KeysOf<T> = T extends object ? keyof T : never;
type Taken<Called> = Called extends (...given: infer Given) => unknown ? KeysOf<Given[number]> : never;
type Untyped = {
  [Name in EndpointName]: `${Name} has no parameter ${Exclude<Query<Name>, Taken<Method<Name>>>}`;
}[EndpointName];

describe("the contract", () => {
  it("has a typed parameter for each name in a query", () => {
    expectTypeOf<Untyped>().toBeNever();
  });

  it("refuses an argument by the caller's own words, too", () => {
    const refuse = (argument: string, wanted: string, value: unknown): never => {
      throw new Error(`${argument}|${wanted}|${value}`);
    };
    expect(() => buildCall("domains.get", { domain: "localhost" }, refuse)).toThrow(
      `domain|${kinds.domain.wanted}|localhost`,
    );
    expect(() => buildCall("signals.churn", { parameters: { days: -1 } }, refuse)).toThrow("days|be a whole number");
  });

  it("reads numbers from texts where numbers are meant, and leaves what is wrong to the check", () => {
    expect(["7", "-7", "", "7a", "1e3"].map((text) => kinds.count.read(valueFromText("count", text)))).toEqual([
      ...[7, undefined, undefined, undefined, undefined],
    ]);
    expect(valueFromText("name", "7")).toBe("7");
  });
});
