import { slugOf } from "@techlookup/core";
import { cacheTimesMs, type KnownEndpoint } from "@techlookup/core/contract";
import { type Operation, openapi, type ResponseObject, type Schema } from "@techlookup/sandbox/openapi";
import { httpExample } from "./http-example.ts";
import { fieldsOf } from "./http-fields.ts";
import { badge, breakable, responseOf, table } from "./http-parts.ts";

/** The client's method, and where the API reference describes it. */
const methodLink = (operationId: string): string => {
  const [group = ""] = operationId.split(".");
  const type = group.charAt(0).toUpperCase() + group.slice(1);
  return `[\`client.${operationId}()\`](/docs/reference/core/interfaces/${type})`;
};

/** What a caller sends besides the key. */
const parameterRows = ({ parameters, requestBody }: Operation): string[][] => [
  ...parameters.map(({ name, in: place, required, description, "x-known": known }) => [
    `\`${name}\``,
    required ? `${place}, required` : place,
    description,
    badge(known),
  ]),
  ...(requestBody ? fieldsOf(requestBody.content["application/json"].schema) : []).map(({ name, description }) => [
    `\`${name}\``,
    "body, required",
    description,
    badge(requestBody?.["x-known"] ?? "unknown"),
  ]),
];

const fieldRows = (success: ResponseObject): string[][] => {
  const schema = success.content?.["application/json"].schema as { properties: { data: Schema } };
  return fieldsOf(schema.properties.data).map(({ name, type, description }) => [`\`${name}\``, type, description]);
};

const errorRows = ({ responses }: Operation): string[][] =>
  Object.entries(responses).flatMap(([status, response]) => {
    const { "x-code": code, "x-known": known, description } = responseOf(response);
    // Its first sentence is the title of the error's page.
    return code
      ? [[status, `[\`${code}\`](/errors/${slugOf(code)})`, String(description.split(". ")[0]), badge(known)]]
      : [];
  });

/** How the clients treat a call: each sentence follows from the contract. */
const treatment = ({ repeatable, cacheable, attemptTimeoutMs }: KnownEndpoint): string =>
  [
    attemptTimeoutMs !== undefined && `The clients wait up to ${attemptTimeoutMs / 1_000} seconds for the response.`,
    repeatable
      ? "If the response is lost, the clients retry the request."
      : "If the response is lost, the clients do not retry the request, because the call may be charged twice.",
    cacheable && `With a cache, the clients store the response for ${cacheTimesMs.data / 3_600_000} hours by default.`,
  ]
    .filter(Boolean)
    .join(" ");

/** The page of an operation, as Markdown. `position` is its place in the sidebar. */
export const operationPage = async (endpoint: KnownEndpoint, position: number): Promise<string> => {
  const { path, method } = endpoint;
  const operation = openapi.paths[path]?.[method.toLowerCase() as "get" | "post"] as Operation;
  const { operationId, summary, "x-known": known, "x-credits": credits, "x-credits-known": priceKnown } = operation;
  const { curl, answer } = await httpExample(openapi.servers[0]?.url ?? "", endpoint);
  const success = responseOf(operation.responses["200"] as ResponseObject);
  const parameters = parameterRows(operation);
  const front = {
    title: `${method} ${path}`,
    sidebar_label: `${method} ${path.replace("/v1", "")}`,
    sidebar_position: position,
    description: `${summary} Parameters, response fields, price and errors of ${method} ${path} of the TechnologyChecker API, as far as they are known.`,
  };
  return `${[
    `---\n${Object.entries(front)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
      .join("\n")}\n---`,
    `# ${method} ${breakable(path)}`,
    summary,
    `- **Client method:** ${methodLink(operationId)}
- **Credits:** ${credits} ${badge(priceKnown)}
- **Path and method:** ${badge(known)}
- **Response:** ${badge(success["x-known"])}`,
    treatment(endpoint),
    "## Request",
    `\`\`\`bash\n${curl}\n\`\`\``,
    parameters.length > 0 ? table(["Parameter", "In", "Description", "Known"], parameters) : "It takes no parameters.",
    "## Response",
    `\`\`\`json title="From the sandbox, with fictional data; lists are cut to two entries"\n${answer}\n\`\`\``,
    table(["Field of `data`", "Type", "Description"], fieldRows(success)),
    "## Errors",
    table(["Status", "Code", "Meaning", "Known"], errorRows(operation)),
    `[All operations](/docs/http-api) · [What is known of the API](/docs/known)`,
  ].join("\n\n")}\n`;
};
