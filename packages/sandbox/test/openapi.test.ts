import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, expectTypeOf, it } from "vitest";
// @boundaries-ignore The gateway depends on this package for its tests, so this one cannot depend on the gateway.
import { type Endpoint, endpointNames, endpoints } from "../../gateway/src/endpoints.ts";
import { createApp } from "../src/app.ts";
import { createSandbox } from "../src/index.ts";
import { type Operation, openapi } from "../src/openapi/index.ts";
import type { Fields } from "../src/openapi/schema.ts";
import { State } from "../src/state.ts";
import { operations } from "./support/operations.ts";

const isValid = async (document: typeof openapi): Promise<boolean> =>
  (await new Validator().validate({ ...structuredClone(document) })).valid;

describe("the description of the API", () => {
  it("is valid OpenAPI 3.1", async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...structuredClone(openapi) })).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
    expect(await isValid({ ...openapi, paths: { usage: {} } })).toBe(false);
  });

  it("is data alone, and refers to parts that are there", () => {
    expect(JSON.parse(JSON.stringify(openapi))).toEqual(openapi);
    const references = JSON.stringify(openapi).match(/#\/components[^"]*/g) ?? [];
    expect(references.length).toBeGreaterThan(50);
    for (const reference of new Set(references)) {
      const [, , kind = "", name = ""] = reference.split("/");
      expect(Object.keys(openapi.components[kind as "schemas"]), reference).toContain(name);
    }
  });

  it("marks every part with how well it is known", () => {
    const words = ["documented", "observed", "unknown"];
    const { schemas, responses, headers } = openapi.components;
    const components = [schemas, responses, headers].flatMap((parts) => Object.values(parts));
    for (const part of [...Object.values(openapi.paths).filter(({ get, post }) => !get && !post), ...components]) {
      expect(words, JSON.stringify(part)).toContain(part["x-known"]);
    }
    for (const { operation } of operations) {
      const { parameters, requestBody, responses: answers } = operation;
      const parts = [operation, ...parameters, ...(requestBody ? [requestBody] : []), answers[200], answers.default];
      for (const part of parts) expect(words, JSON.stringify(part)).toContain((part as Operation)["x-known"]);
      expect(words).toContain(operation["x-credits-known"]);
    }
  });

  it("has the routes of the sandbox, and no others", () => {
    const routes = createApp(new State({}, false))
      .routes.filter(({ path }) => !path.endsWith("*"))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
    const described = Object.entries(openapi.paths).flatMap(([path, item]) => {
      const methods = (["get", "post"] as const).filter((method) => item[method]);
      return methods.length > 0 ? methods.map((method) => `${method.toUpperCase()} ${path}`) : [`ALL ${path}`];
    });
    expect(described.toSorted()).toEqual([...new Set(routes)].sort());
  });

  it("agrees with the gateway on methods, paths, queries and credits", () => {
    const described = operations.map(({ path, method, operation }) => ({
      ...{ name: operation.operationId, method: method.toUpperCase(), path, credits: operation["x-credits"] },
      query: operation.parameters.flatMap((one) => (one.in === "query" ? [one.name] : [])),
    }));
    const allowed = endpointNames.map((name) => {
      const { method, path, query = {}, credits }: Endpoint = endpoints[name];
      return { name, method, path, credits, query: Object.keys(query) };
    });
    expect(described).toEqual(allowed);
  });

  it("fills in every part of a path", () => {
    for (const { path, operation } of operations) {
      const names = operation.parameters.flatMap((one) => (one.in === "path" ? [one.name] : []));
      expect(path.match(/(?<=\{)\w+(?=\})/g) ?? []).toEqual(names);
    }
  });

  it("has a schema for every field that the client's types name", () => {
    type Shape = { readonly known?: string; readonly [field: string]: unknown };
    expectTypeOf<keyof Fields<Shape>>().toEqualTypeOf<"known">();
    // @ts-expect-error A field without a schema does not compile.
    expectTypeOf<Record<never, never>>().toExtend<Fields<Shape>>();
  });

  it("is served outside of /v1, with the sandbox as the first server", async () => {
    const answer = await createSandbox().fetch("http://sandbox.example/__sandbox/openapi.json");
    const [own, ...others] = (await answer.clone().json()).servers;
    expect(own.url).toBe("http://sandbox.example");
    expect({ ...(await answer.json()), servers: others }).toEqual(openapi);
    expect((await createSandbox().fetch("http://sandbox.example/v1/openapi.json")).status).toBe(401);
  });
});
