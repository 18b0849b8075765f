import { docsBaseUrl, slugOf } from "@techlookup/core";
import { cacheTimesMs, type KnownEndpoint, listEndpoints } from "@techlookup/core/contract";
import {
  type KnownFact,
  type Operation,
  openapi,
  type Reference,
  type ResponseObject,
} from "@techlookup/sandbox/openapi";
import { httpExample } from "./http-example.ts";
import { fieldsOf } from "./http-fields.ts";

const badge = (known: KnownFact): string => `<span class="known known-${known}">${known}</span>`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");

const responseOf = (response: ResponseObject | Reference): ResponseObject =>
  "$ref" in response
    ? (openapi.components.responses[response.$ref.slice("#/components/responses/".length)] as ResponseObject)
    : response;

/** The client's method, and where the API reference tells of it. */
const methodLink = (operationId: string): string => {
  const [group = ""] = operationId.split(".");
  const type = group.charAt(0).toUpperCase() + group.slice(1);
  return `[\`client.${operationId}()\`](/docs/reference/core/interfaces/${type})`;
};

const errorRows = ({ responses }: Operation): string[][] =>
  Object.entries(responses).flatMap(([status, response]) => {
    const { "x-code": code, "x-known": known } = responseOf(response);
    return code ? [[status, `[\`${code}\`](/errors/${slugOf(code)})`, badge(known)]] : [];
  });

/** Fields that explain themselves have no third column. */
const fieldTable = (fields: readonly (readonly string[])[]): string =>
  fields.every(([, , description]) => !description)
    ? table(
        ["Field", "Type"],
        fields.map((row) => row.slice(0, 2)),
      )
    : table(["Field", "Type", "What it is"], fields);

/** How a client treats a call, where the price is not all. */
const treatment = ({ repeatable, cacheable, attemptTimeoutMs }: KnownEndpoint): string =>
  [
    attemptTimeoutMs !== undefined && `A client waits up to ${attemptTimeoutMs / 1_000} s for the answer.`,
    repeatable
      ? "A client retries a call whose response was lost."
      : "A client does not retry it when the response was lost, since it may have been charged. It does after a 429 and a 500.",
    cacheable ? `The answer may be cached for ${cacheTimesMs.data / 3_600_000} hours.` : "Do not cache the answer.",
  ]
    .filter(Boolean)
    .join(" ");

const section = async (endpoint: KnownEndpoint): Promise<string> => {
  const { path } = endpoint;
  const method = endpoint.method.toLowerCase() as "get" | "post";
  const operation = openapi.paths[path]?.[method] as Operation;
  const { operationId, summary, parameters, responses, requestBody } = operation;
  const { "x-known": known, "x-credits": credits, "x-credits-known": creditsKnown } = operation;
  const { curl, answer } = await httpExample(openapi.servers[0]?.url ?? "", endpoint);
  const success = responseOf(responses["200"] as ResponseObject);
  const schema = success.content?.["application/json"].schema as { properties: { data: Record<string, unknown> } };
  const fields = fieldsOf(schema.properties.data).map(({ name, type, description }) => [
    `\`${name}\``,
    type,
    description,
  ]);
  const body = requestBody ? fieldsOf(requestBody.content["application/json"].schema) : [];
  const given = [
    ...parameters.map(({ name, in: place, required, description, "x-known": fact }) => [
      `\`${name}\``,
      required ? `${place}, required` : place,
      description,
      badge(fact),
    ]),
    ...body.map(({ name, description }) => [
      `\`${name}\``,
      "body, required",
      description,
      badge(requestBody?.["x-known"] ?? "unknown"),
    ]),
  ];
  return [
    `## ${operationId}`,
    `**\`${endpoint.method} ${path}\`** ${badge(known)}`,
    summary,
    table(
      ["In the client", "Credits", "Answer"],
      [[methodLink(operationId), `${credits} ${badge(creditsKnown)}`, badge(success["x-known"])]],
    ),
    treatment(endpoint),
    ...(given.length > 0 ? ["### Parameters", table(["Name", "Where", "What it is", "Known"], given)] : []),
    `\`\`\`bash title="Request"\n${curl}\n\`\`\``,
    `\`\`\`json title="An answer of the sandbox, its lists cut to two"\n${answer}\n\`\`\``,
    ...(fields.length > 0 ? ["### Fields of data", fieldTable(fields)] : []),
    "### Errors",
    table(["Status", "Code", "Known"], errorRows(operation)),
  ]
    .join("\n\n")
    .replace(/^### (.*)$/gm, "**$1**");
};

/** The page of the HTTP API, whole, as Markdown. */
export const httpApiPage = async (): Promise<string> => {
  const sections = await Promise.all(listEndpoints().map(section));
  const bare = Object.entries(openapi.paths)
    .filter(([, { get, post }]) => !get && !post)
    .map(([path, item]) => `- \`${path}\` ${badge(item["x-known"] ?? "unknown")} ${item.description ?? ""}`);
  return `${[
    "# HTTP API",
    "What this project knows of the TechnologyChecker API, each part marked with how well. It is not the vendor's own description, and was never compared with the live API.",
    table(
      ["Mark", "What it means"],
      [
        [badge("documented"), "The vendor says so."],
        [badge("observed"), "Seen in other people's clients. Any field may be missing, and others may be there."],
        [badge("unknown"), "Nobody says."],
      ],
    ),
    `The same as an OpenAPI 3.1 document: [openapi.json](pathname://${new URL(docsBaseUrl).pathname}/openapi.json). The sandbox serves it, too, at \`/__sandbox/openapi.json\`, and is tested against it. Every answer has the envelope \`success\` with \`data\` or \`error\`; a key is sent as \`Authorization: Bearer\`.`,
    ...sections,
    "## Known by path alone",
    bare.join("\n"),
  ].join("\n\n")}\n`;
};
