import { codes } from "@techlookup/core";
import { catalog } from "@techlookup/core/catalog";
import type { Header, KnownFact, Reference, ResponseObject, Schema } from "./open-api-document.ts";
import { count, text } from "./schema.ts";

/** The headers that answers carry. Each is optional. */
export const headers: Readonly<Record<string, Header>> = {
  "X-RateLimit-Limit": {
    description: "Requests that the key may make in 60 seconds. Documented for every answer; take it as optional.",
    schema: count,
    "x-known": "documented",
  },
  "X-RateLimit-Remaining": {
    description: "Requests that are left in the window. Documented for every answer; take it as optional.",
    schema: count,
    "x-known": "documented",
  },
  "Retry-After": {
    description: "Seconds until the window opens again. With a 429 only.",
    schema: count,
    "x-known": "documented",
  },
};

const headersOf = (...names: readonly string[]): Record<string, Reference> =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const rateLimit = ["X-RateLimit-Limit", "X-RateLimit-Remaining"] as const;

/** The documented envelope around data. */
export const success = (data: Schema, known: KnownFact, description: string): ResponseObject => ({
  description,
  headers: headersOf(...rateLimit),
  content: {
    "application/json": {
      schema: {
        type: "object",
        required: ["success", "data"],
        properties: { success: { const: true }, data },
      },
    },
  },
  "x-known": known,
});

/** The documented envelope of an error. The code is an open text: the API may add others. */
const failureSchema = (code: string, known: KnownFact): Schema => ({
  type: "object",
  required: ["success", "error"],
  properties: {
    success: { const: false },
    error: {
      type: "object",
      // What a 402 looks like is not documented, so that it may lack its code.
      required: known === "documented" ? ["code", "message"] : ["message"],
      properties: { code: { ...text, examples: [code] }, message: text },
    },
  },
});

/** An error's answer stands under `components` by its code. Those that no status stands for are made by clients alone. */
export const errorResponses: Readonly<Record<string, ResponseObject>> = Object.fromEntries(
  Object.entries(codes).flatMap(([code, { status, known }]): [string, ResponseObject][] => {
    if (status === null) return [];
    const { title, meaning } = catalog[code as keyof typeof catalog];
    const names = code === "RATE_LIMIT" ? [...rateLimit, "Retry-After"] : rateLimit;
    const content = { "application/json": { schema: failureSchema(code, known) } };
    const description = `${title}. ${meaning}`;
    return [[code, { description, headers: headersOf(...names), content, "x-known": known, "x-code": code }]];
  }),
);

/** What stands before the API answers as it likes, so nothing is said of the body. */
export const anythingElse: ResponseObject = {
  description: "Not documented, such as a gateway's page of HTML or an answer without a body.",
  "x-known": "unknown",
};

/** Errors by their status, as an operation refers to them. */
export const errorsByStatus = (...named: readonly (keyof typeof codes)[]): Record<string, Reference> =>
  Object.fromEntries(named.map((code) => [codes[code].status, { $ref: `#/components/responses/${code}` }]));
