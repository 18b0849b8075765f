import { defaultBaseUrl, version } from "@techlookup/core";
import { accountSchemas } from "./account-schemas.ts";
import { errorResponses, headers } from "./answers.ts";
import { domainSchemas } from "./domain-schemas.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { paths } from "./paths.ts";
import { technologySchemas } from "./technology-schemas.ts";

export type {
  Header,
  KnownFact,
  OpenApiDocument,
  Operation,
  Parameter,
  PathItem,
  Reference,
  ResponseObject,
  Schema,
} from "./open-api-document.ts";

const description = `Made by an independent community project from the published documentation and from what other clients' \
code shows. It is not the vendor's, and was never compared with the live API.

\`x-known\` says how well each part is known: \`documented\` by the vendor, \`observed\` in other people's clients, or \
\`unknown\`. \`x-credits\` is the price of a call that succeeds. Every key may make 60 (Free), 300 (Pro) or 1,000 (Scale) \
requests in any 60 seconds (documented).`;

/**
 * The HTTP API as an OpenAPI 3.1 document, each part marked with how well it is known. The sandbox serves it at
 * `GET /__sandbox/openapi.json`.
 *
 * @example
 * import { openapi } from "@techlookup/sandbox/openapi";
 *
 * console.log(Object.keys(openapi.paths));
 */
export const openapi: OpenApiDocument = {
  openapi: "3.1.0",
  info: {
    title: "TechnologyChecker API, as the techlookup project knows it",
    // Of this description: the API tells no version but the one in its paths.
    version,
    summary: "Which technologies a website runs, and who owns it.",
    description,
  },
  servers: [{ url: defaultBaseUrl, description: "The API" }],
  security: [{ key: [] }],
  paths,
  components: {
    schemas: { ...accountSchemas, ...domainSchemas, ...technologySchemas },
    responses: errorResponses,
    headers,
    securitySchemes: {
      key: {
        type: "http",
        scheme: "bearer",
        bearerFormat: "tapi_live_ or tapi_test_, and 32 characters",
        description: "An organisation has one key (documented): keep it out of pages, repositories and logs.",
      },
    },
  },
};
