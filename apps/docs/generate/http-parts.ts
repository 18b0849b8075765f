import { type KnownFact, openapi, type Reference, type ResponseObject } from "@techlookup/sandbox/openapi";

/** How well a fact is known, as a mark in the text. */
export const badge = (known: KnownFact): string => `<span class="known known-${known}">${known}</span>`;

/** A table as Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");

/** A path that a narrow window breaks after its slashes, and nowhere else. */
export const breakable = (path: string): string => path.replace(/(?<=.)\//g, "/<wbr>");

/** A response, wherever the document has written it. */
export const responseOf = (response: ResponseObject | Reference): ResponseObject =>
  "$ref" in response
    ? (openapi.components.responses[response.$ref.slice("#/components/responses/".length)] as ResponseObject)
    : response;
