import { parseHttpDate, parseRetryAfter } from "@techlookup/core";
import type { HeaderSource } from "@techlookup/core/platform";

type Test = (value: string) => boolean;

const isCount: Test = (value) => /^\d{1,15}$/.test(value);
const isDate: Test = (value) => parseHttpDate(value, Date.now()) !== undefined;
const isWait: Test = (value) => value.length <= 40 && parseRetryAfter(value, null, Date.now()) !== undefined;

const passed: Readonly<Record<string, Test>> = {
  "retry-after": isWait,
  "x-ratelimit-limit": isCount,
  "x-ratelimit-remaining": isCount,
  "x-should-retry": (value) => value === "true" || value === "false",
  // A Retry-After that is a date is measured against it.
  date: isDate,
};

/**
 * The headers of the API's answer that go on to the caller: those that its client acts on, in their documented form. All
 * others, such as cookies and the server's name, stay behind, and so does whatever else may be in one of these.
 */
export const passedHeaders = (headers: HeaderSource): Record<string, string> => {
  const kept: Record<string, string> = {};
  for (const [name, hasForm] of Object.entries(passed)) {
    const value = headers.get(name);
    if (value !== null && hasForm(value)) kept[name] = value;
  }
  return kept;
};
