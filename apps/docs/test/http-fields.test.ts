import { type Operation, openapi, type ResponseObject, type Schema } from "@techlookup/sandbox/openapi";
import { describe, expect, it } from "vitest";
import { fieldsOf } from "../generate/http-fields.ts";
import { responseOf } from "../generate/http-parts.ts";

const operations = Object.values(openapi.paths).flatMap(({ get, post }) =>
  [get, post].filter((one) => one !== undefined),
);

describe.each(operations)("the page of $operationId", ({ parameters, requestBody, responses }: Operation) => {
  it("describes every field of the response, in a sentence", () => {
    const success = responseOf(responses["200"] as ResponseObject);
    const schema = success.content?.["application/json"].schema as { properties: { data: Schema } };
    const fields = fieldsOf(schema.properties.data);
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(({ description }) => !/^[A-Z].*\.$/.test(description))).toEqual([]);
  });

  it("describes everything that a caller sends", () => {
    const body = requestBody ? fieldsOf(requestBody.content["application/json"].schema) : [];
    expect([...parameters, ...body].filter(({ description }) => description === "")).toEqual([]);
  });
});
