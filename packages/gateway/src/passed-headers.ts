import { parseHttpDate } from "@techlookup/core";
import { type HeaderSource, readWait } from "@techlookup/core/platform";

type Test = (value: string) => boolean;

const isCount: Test = (value) => /^\d{1,15}$/.test(value);
const isDate: Test = (value) => parseHttpDate(value, Date.now()) !== undefined;
const isWait =
  (status: number): Test =>
  (value) => {
    const { retryAfterMs, floorMs = 0 } = readWait(status, value, null, Date.now());
    return value.length <= 40 && (retryAfterMs !== undefined || floorMs > 0);
  };

const passed = (status: number): Readonly<Record<string, Test>> => ({
  // Of a 429 also what is not by the grammar but plainly meant: a page waits as long as a client without a gateway.
  "retry-after": isWait(status),
  "x-ratelimit-limit": isCount,
  "x-ratelimit-remaining": isCount,
  "x-should-retry": (value) => value === "true" || value === "false",
  // A Retry-After that is a date is measured against it.
  date: isDate,
});

/**
 * The headers of the API's answer that go on to the caller: those that its client acts on, in a form that it reads. All
 * others, such as cookies and the server's name, stay behind, and so does whatever else may be in one of these.
 */
export const passedHeaders = (status: number, headers: HeaderSource): Record<string, string> => {
  const passedOn: Record<string, string> = {};
  for (const [name, hasForm] of Object.entries(passed(status))) {
    const value = headers.get(name);
    if (value !== null && hasForm(value)) passedOn[name] = value;
  }
  return passedOn;
};
