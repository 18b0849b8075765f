import { existsSync } from "node:fs";
import type { Operation } from "@techlookup/node/enrich";
import type { EnrichFlags } from "../enrich/enrich-flags.ts";
import type { List } from "../enrich/list.ts";
import type { InputSchema } from "./tool.ts";

/** A path. Longer ones are none on any system. */
export const pathInput = (description: string): InputSchema => ({
  ...{ type: "string", description, minLength: 1, maxLength: 4_096 },
});

/** A list that ends with an error once the client has cancelled the call: to count a huge one takes a while. */
export const until = (signal: AbortSignal, list: List): List => ({
  ...list,
  rows: (async function* () {
    for await (const row of list.rows) {
      signal.throwIfAborted();
      yield row;
    }
  })(),
});

/** What tools for lists take, besides the list. */
export const listProperties = (live: boolean): Readonly<Record<string, InputSchema>> => ({
  column: {
    type: "string",
    description:
      "The column with the domains, by name or position. Default: one with a usual name, such as domain or website.",
    maxLength: 1_000,
  },
  operation: {
    type: "string",
    description: `technologies: the stored profile, 1 credit; company: 1 credit${live ? "; live: look at each website now, 5 credits" : ""}. Default: technologies.`,
    enum: ["technologies", "company", ...(live ? ["live"] : [])],
  },
  ...(live && {
    live: {
      type: "boolean",
      description:
        "With technologies: look at the website now where nothing is stored, 5 credits more. Default: false.",
    } as const,
  }),
});

/** The same as the command's options. */
export const listFlags = (input: Readonly<Record<string, unknown>>): EnrichFlags & { readonly live: boolean } => ({
  header: true,
  order: "finished",
  operation: (input.operation as Operation | undefined) ?? "technologies",
  live: input.live === true,
  ...(input.column !== undefined && { column: String(input.column) }),
  ...(input.retry_failed === true && { retryFailed: true }),
  ...(input.long === true && { long: true }),
});

/** The journal of a list: that of the command for technologies, and one beside it for whatever else is looked up. */
export const journalOf = (list: string, { operation, live }: { operation: Operation; live: boolean }): string =>
  `${list}${operation === "technologies" ? (live ? ".with-live" : "") : `.${operation}`}.techlookup.jsonl`;

/** Whether a journal is there. */
export const hasJournal = (path: string): boolean => existsSync(path);
