import {
  type Arguments,
  buildCall,
  type EndpointName,
  type KnownEndpoint,
  listEndpoints,
} from "@techlookup/core/contract";
import { count } from "../enrich/words.ts";
import { type EndpointInput, inputsOf, schemaOf } from "./endpoint-schema.ts";
import { payFor } from "./paid-call.ts";
import type { Tool } from "./tool.ts";
import { toolNameOf } from "./tool-name.ts";
import { whenToUse } from "./when-to-use.ts";

/** Clients end most calls after a minute. A live detection takes tens of seconds. */
const deadlinesMs = { stored: 55_000, live: 170_000 } as const;

/** The endpoint that looks at a website costs five times as much as others: it is left out unless the user asked for it. */
const liveName: EndpointName = "domains.detectLive";

const isLive = ({ name }: KnownEndpoint): boolean => name === liveName;

/** A tool for each endpoint of the contract, and for live detection only if it is wanted. */
export const endpointTools = (live: boolean): readonly Tool[] =>
  listEndpoints()
    .filter((endpoint) => live || !isLive(endpoint))
    .map(endpointTool);

const endpointTool = (endpoint: KnownEndpoint): Tool => {
  const { name, credits, repeatable } = endpoint;
  // What follows the first sentence is for whoever writes a client.
  const [summary = ""] = endpoint.summary.split(/(?<=\.) /);
  const inputs = inputsOf(endpoint);
  const pages = inputs.some((input) => input.name === "offset");
  const toolName = toolNameOf(name);
  return {
    name: toolName,
    title: summary.replace(/\.$/, ""),
    description: [
      priceOf(endpoint),
      summary,
      ...(whenToUse[name] === undefined ? [] : [whenToUse[name]]),
      ...(endpoint.mayBeMissing ? [missingHint] : []),
    ].join(" "),
    properties: Object.fromEntries(inputs.map((input) => [input.name, schemaOf(input)])),
    required: inputs.filter(({ place }) => place !== "query").map((input) => input.name),
    hints: {
      // A paid call changes what the account has left, so that clients ask before it.
      readOnlyHint: credits === 0,
      destructiveHint: false,
      idempotentHint: credits === 0 && repeatable,
      openWorldHint: true,
    },
    run: async ({ input, signal }, { client, budget }) => {
      const spec = buildCall(name, argumentsOf(inputs, input));
      const deadlineMs = isLive(endpoint) ? deadlinesMs.live : deadlinesMs.stored;
      const paid = await payFor(client, budget, spec, toolName, { signal, deadlineMs });
      return { ...paid, isForeign: true, rest: pages ? pageHint : fileHint };
    },
  };
};

const missingHint = "NOT_FOUND means that the API does not know it.";
const pageHint = "Call again with a higher offset or a lower limit. Each call costs credits.";
const fileHint =
  "The rest is not repeated here: enrich_file, or the command techlookup lookup, writes whole results to a file.";

const priceOf = ({ credits, known }: KnownEndpoint): string =>
  credits === 0
    ? "Free of charge."
    : `Costs ${count(credits, "credit")} a call (${known.credits}), and again for each retry that may be charged.`;

/** The values as the contract takes them: those of path and body by their kinds. */
const argumentsOf = (
  inputs: readonly EndpointInput[],
  given: Readonly<Record<string, unknown>>,
): Arguments<EndpointName> => {
  const parameters = Object.fromEntries(
    inputs.flatMap(({ name, place }) => (place === "query" ? [[name, given[name]]] : [])),
  );
  const values = Object.fromEntries(
    inputs.flatMap(({ name, kind, place }) => (place === "query" ? [] : [[kind, given[name]]])),
  );
  return { ...values, parameters } as never;
};
