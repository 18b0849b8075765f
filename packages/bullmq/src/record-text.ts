import { fromJSON } from "@techlookup/core/common";
import type { EnrichRecord } from "@techlookup/core/enrich";

/**
 * A record that was written as JSON: for the `read` of a sink of your own. Errors become errors again.
 *
 * @example
 * const record = recordOf('{"kind":"not-found","input":"example.com","line":1,"domain":"example.com","charge":{"least":0,"most":1}}');
 */
export const recordOf = (text: string): EnrichRecord<unknown> => {
  const record = JSON.parse(text) as EnrichRecord<unknown>;
  return "error" in record ? { ...record, error: fromJSON(record.error) } : record;
};

/** The record of a domain, for an entry of the list. */
export const recordFor = (text: string, input: string, line: number): EnrichRecord<unknown> => ({
  ...recordOf(text),
  input,
  line,
});
