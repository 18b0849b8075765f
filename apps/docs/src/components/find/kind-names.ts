import type { FindKind } from "../../find/entry.ts";
import type { Option } from "../../find/options.ts";

/** What kind of page a suggestion leads to. */
export const kindNames: Readonly<Record<Option["kind"], string>> = {
  error: "Error",
  question: "Question",
  guide: "Guide",
  http: "HTTP API",
  reference: "API reference",
  decoder: "Decoder",
  search: "Search",
};

/** The heading of a group of results, by the kind of its pages. */
export const groupNames: Readonly<Record<FindKind, string>> = {
  error: "Errors",
  question: "Questions and guides",
  guide: "Questions and guides",
  http: "HTTP API",
  reference: "API reference",
};
