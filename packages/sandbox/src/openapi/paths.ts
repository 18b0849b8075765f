import { anythingElse, errorsByStatus, success } from "./answers.ts";
import { barePaths, type Endpoint, endpoints } from "./endpoints.ts";
import type { Operation, PathItem } from "./open-api-document.ts";
import { pathParameters, queryParameters } from "./parameters.ts";
import { schemaOf } from "./schema.ts";

/** The only body that is known. */
const site: Operation["requestBody"] = {
  required: true,
  content: {
    "application/json": {
      schema: {
        type: "object",
        required: ["url"],
        properties: { url: { type: "string", description: "A domain name or a URL.", examples: ["example.com"] } },
      },
    },
  },
  "x-known": "observed",
};

/**
 * The errors that an endpoint can answer with. 409 is not among them: it is documented, and no endpoint is known that
 * answers it.
 */
const errorsOf = ({ method, inPath, query, credits: [credits], mayBeMissing }: Endpoint): Operation["responses"] =>
  errorsByStatus(
    ...(inPath || query || method === "post" ? (["VALIDATION_ERROR"] as const) : []),
    "UNAUTHORIZED",
    ...(credits > 0 ? (["PAYMENT_REQUIRED"] as const) : []),
    "FORBIDDEN",
    ...(mayBeMissing ? (["NOT_FOUND"] as const) : []),
    "RATE_LIMIT",
    "INTERNAL_ERROR",
  );

const operationOf = (operationId: string, endpoint: Endpoint): Operation => {
  const { method, summary, known, inPath = [], query = [], credits, data } = endpoint;
  const [schema, dataKnown] = data;
  return {
    operationId,
    summary,
    tags: [operationId.split(".")[0] ?? operationId],
    parameters: [...inPath.map((name) => pathParameters[name]), ...query.map((name) => queryParameters[name])],
    ...(method === "post" && site && { requestBody: site }),
    responses: {
      "200": success(schemaOf(schema), dataKnown, summary),
      ...errorsOf(endpoint),
      default: anythingElse,
    },
    "x-known": known,
    "x-credits": credits[0],
    "x-credits-known": credits[1],
  };
};

const known = Object.entries(endpoints).map(([name, endpoint]): [string, PathItem] => [
  endpoint.path,
  { [endpoint.method]: operationOf(name, endpoint) },
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
