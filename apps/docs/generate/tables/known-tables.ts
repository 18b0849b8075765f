import { openapi } from "@techlookup/sandbox/openapi";
import type { ErrorPage } from "../error-page.ts";
import { codeLink, table } from "./table.ts";

/** The codes by how well they are known. */
export const knownCodes = (pages: readonly ErrorPage[]): string => {
  const groups = Object.entries(Object.groupBy(pages, ({ known }) => known));
  const rows = groups.map(([known, own = []]) => [known, own.map(({ code, slug }) => codeLink(code, slug)).join(", ")]);
  return table(["Known", "Codes"], rows);
};

/** The endpoints and their prices, by how well each is known. */
export const knownEndpoints = (): string => {
  const rows = Object.entries(openapi.paths).flatMap(([path, { get, post }]) => {
    const operation = get ?? post;
    if (!operation) return [[`\`${path}\``, "documented, and nothing else of it", "", "`request()`"]];
    const { "x-known": known, "x-credits": credits, "x-credits-known": priceKnown, operationId } = operation;
    return [[`\`${get ? "GET" : "POST"} ${path}\``, known, `${credits} (${priceKnown})`, `\`${operationId}\``]];
  });
  return table(["Endpoint", "Path and method", "Credits", "Method"], rows);
};
