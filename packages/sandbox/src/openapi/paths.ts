import { barePaths, type KnownEndpoint, listEndpoints } from "@techlookup/core/contract";
import { anythingElse, errorsByStatus, success } from "./answers.ts";
import type { Operation, PathItem } from "./open-api-document.ts";
import { bodySchema, parametersOf } from "./parameters.ts";
import { schemaOf } from "./schema.ts";

/**
 * The errors that an endpoint can answer with. 409 is not among them: it is documented, and no endpoint is known that
 * answers it.
 */
const errorsOf = (endpoint: KnownEndpoint): Operation["responses"] =>
  errorsByStatus(
    ...(parametersOf(endpoint).length > 0 || endpoint.body ? (["VALIDATION_ERROR"] as const) : []),
    "UNAUTHORIZED",
    ...(endpoint.credits > 0 ? (["PAYMENT_REQUIRED"] as const) : []),
    "FORBIDDEN",
    ...(endpoint.mayBeMissing ? (["NOT_FOUND"] as const) : []),
    "RATE_LIMIT",
    "INTERNAL_ERROR",
  );

const operationOf = (endpoint: KnownEndpoint): Operation => {
  const { name, summary, known, body, credits, answer } = endpoint;
  return {
    operationId: name,
    summary,
    tags: [name.split(".")[0] ?? name],
    parameters: parametersOf(endpoint),
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: bodySchema(body) } },
        "x-known": known.body ?? "unknown",
      },
    }),
    responses: {
      "200": success(schemaOf(answer), known.answer, summary),
      ...errorsOf(endpoint),
      default: anythingElse,
    },
    "x-known": known.path,
    "x-credits": credits,
    "x-credits-known": known.credits,
  };
};

const known = listEndpoints().map((endpoint): [string, PathItem] => [
  endpoint.path,
  { [endpoint.method.toLowerCase()]: operationOf(endpoint) },
]);

const bare = barePaths.map((path): [string, PathItem] => [
  path,
  {
    description: "Only the path is documented: method, request, answer and price are unknown.",
    "x-known": "documented",
  },
]);

/** Every path of the API that is known. */
export const paths: Readonly<Record<string, PathItem>> = Object.fromEntries([...known, ...bare]);
