import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { docsBaseUrl } from "@techlookup/core";
import { type EndpointName, type KnownEndpoint, listEndpoints } from "@techlookup/core/contract";
import { openapi } from "@techlookup/sandbox/openapi";
import { operationPage } from "./http-operation.ts";
import { badge, breakable, table } from "./http-parts.ts";

/** The last part of an operation's address: `domains-get`. */
const slugOfOperation = (name: EndpointName): string => name.replace(".", "-").toLowerCase();

/** All operations were once sections of one page: links to those still lead to a row of its table. */
const oldAnchor = (name: EndpointName): string => `<a id="${name.replace(".", "").toLowerCase()}"></a>`;

const row = ({ name, method, path, summary, credits, known }: KnownEndpoint): string[] => [
  `${oldAnchor(name)}[${method} ${breakable(path)}](/docs/http-api/${slugOfOperation(name)})`,
  summary,
  `${credits} ${badge(known.credits)}`,
];

/** The index of the operations, with what holds of all of them. */
const indexPage = (): string => {
  const bare = Object.entries(openapi.paths)
    .filter(([, { get, post }]) => !get && !post)
    .map(([path, item]) => `- \`${path}\` ${badge(item["x-known"] ?? "unknown")} ${item.description ?? ""}`);
  return `${[
    `---
title: HTTP API
sidebar_label: All operations
sidebar_position: 0
slug: /http-api
description: Every operation of the TechnologyChecker API that is known, with its parameters, response fields, price and errors, and how well each part is known.
---`,
    "# HTTP API",
    "These pages describe the TechnologyChecker API as far as this project knows it, and mark how well each part is known. They are not the vendor's documentation, and have never been compared with the live API.",
    table(["Operation", "What it does", "Credits"], listEndpoints().map(row)),
    "The price is that of a call that succeeds.",
    "## Requests and responses",
    `- **Address:** \`${openapi.servers[0]?.url}\`
- **Key:** send it in every request as \`Authorization: Bearer $TECHLOOKUP_API_KEY\`.
- **Success:** a 2xx status, with \`{ "success": true, "data": … }\`.
- **Failure:** a 4xx or 5xx status, with \`{ "success": false, "error": { "code": …, "message": … } }\`. [All error codes](/errors).`,
    "## How well each part is known",
    table(
      ["Mark", "Meaning"],
      [
        [badge("documented"), "The vendor's documentation says so."],
        [badge("observed"), "Seen in other people's clients only. Any field may be missing, and there may be others."],
        [badge("unknown"), "Not documented, and not observed."],
      ],
    ),
    "## OpenAPI document",
    `The same description as an OpenAPI 3.1 document: [openapi.json](pathname://${new URL(docsBaseUrl).pathname}/openapi.json). The sandbox also serves it, at \`/__sandbox/openapi.json\`, and is tested against it.`,
    "## Known by path alone",
    bare.join("\n"),
  ].join("\n\n")}\n`;
};

/** Writes the pages of the HTTP API: an index, and one for each operation. */
export const writeHttpApi = async (docs: string): Promise<void> => {
  const folder = join(docs, "http-api");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.md"), indexPage());
  for (const [index, endpoint] of listEndpoints().entries()) {
    writeFileSync(join(folder, `${slugOfOperation(endpoint.name)}.md`), await operationPage(endpoint, index + 1));
  }
};
