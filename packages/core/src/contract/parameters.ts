import type { Fact } from "./details.ts";
import type { ParameterName } from "./endpoints.ts";
import type { KindName } from "./kinds.ts";

/** What people read about a value that a call takes. */
export interface ParameterDetails {
  /** What it is, as a sentence. */
  readonly description: string;
  /** How well it is known. */
  readonly known: Fact;
  /** A value, as a URL or a body holds it. The sandbox finds something with it. */
  readonly example: string;
}

/**
 * Every value that endpoints take, by the name that the API gives to it.
 *
 * @example
 * console.log(parameters.limit.description);
 */
export const parameters: Readonly<Record<ParameterName, ParameterDetails>> = {
  domain: {
    description: "A domain name, such as `example.com`.",
    known: "observed",
    example: "github.com",
  },
  name: {
    description: "A technology's name, percent-encoded, such as `C%2B%2B`.",
    known: "observed",
    example: "React",
  },
  id: {
    description: "A technology's id, as `/v1/technology/name/{name}` returns it.",
    known: "observed",
    example: "1",
  },
  url: { description: "A domain name or a URL.", known: "observed", example: "github.com" },
  start_date: { description: "First day. Default: 30 days ago.", known: "documented", example: "2026-11-01" },
  end_date: { description: "Last day. Default: today.", known: "documented", example: "2026-11-23" },
  limit: {
    description: "The largest number of items on a page. Bounds and default are unknown.",
    known: "observed",
    example: "2",
  },
  offset: { description: "Items to leave out.", known: "observed", example: "1" },
  country: { description: "Companies of this country alone.", known: "observed", example: "DE" },
  industry: { description: "Companies of this industry alone.", known: "observed", example: "Software" },
  technology_id: { description: "Signals of this technology alone.", known: "observed", example: "1" },
  days: { description: "How many days back. Bounds and default are unknown.", known: "observed", example: "60" },
};

/**
 * A value from the text of a URL, for its kind to check: a number where one is meant and written, else the text itself.
 *
 * @example
 * valueFromText("count", "10"); // 10
 */
export const valueFromText = (kind: KindName, text: string): string | number =>
  kind === "count" && typeof text === "string" && /^\d+$/.test(text) ? Number(text) : text;
