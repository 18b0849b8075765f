import { parseIso } from "./iso-date.ts";

const months = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec";
const longDays = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun";
const shortDays = "Mon|Tue|Wed|Thu|Fri|Sat|Sun";
const month = `(?<month>${months})`;
const time = "(?<time>\\d\\d:\\d\\d:\\d\\d)";

/** The three forms of RFC 9110, section 5.6.7: case-sensitive, one space where one is written, always UTC. */
const forms = [
  `(${shortDays}), (?<day>\\d\\d) ${month} (?<year>\\d{4}) ${time} GMT`,
  `(${longDays})day, (?<day>\\d\\d)-${month}-(?<year>\\d\\d) ${time} GMT`,
  `(${shortDays}) ${month} (?<day>\\d\\d| \\d) ${time} (?<year>\\d{4})`,
];

/** The longest form, RFC 850 on a Wednesday, has 33 characters; anything longer is not looked at. */
const maxLength = 33;

type Parts = Record<"year" | "month" | "day" | "time", string>;

/** A leap second, 60, is carried into the next minute. */
const toTime = (year: number, { month, day, time }: Parts): number | undefined => {
  const two = (value: number | string): string => `0${value}`.slice(-2);
  const date = `${String(year).padStart(4, "0")}-${two(months.indexOf(month) / 4 + 1)}-${two(day.trim())}`;
  const timeMs = parseIso(`${date}T${time.replace(/60$/, "59")}.000Z`);
  return timeMs !== undefined && time.endsWith("60") ? timeMs + 1_000 : timeMs;
};

/**
 * A two-digit year is the latest one with these digits that does not put the date more than 50 years ahead (RFC 9110,
 * section 5.6.7).
 */
const latestTime = (parts: Parts, nowMs: number): number | undefined => {
  const now = new Date(nowMs);
  const thisYear = now.getUTCFullYear();
  const limitMs = now.setUTCFullYear(thisYear + 50);
  const year = thisYear - (thisYear % 100) + Number(parts.year);
  return [year + 100, year, year - 100]
    .map((each) => toTime(each, parts))
    .find((timeMs) => timeMs !== undefined && timeMs <= limitMs);
};

/**
 * An HTTP date in milliseconds since 1970, or `undefined` when the text is none of the three forms of RFC 9110.
 * `Date.parse` is not used: it takes ISO dates, local times and more, each by its runtime's own rules.
 *
 * @param nowMs The reference for two-digit years.
 * @example
 * parseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT", Date.now()); // 784111777000
 */
export const parseHttpDate = (text: string, nowMs: number): number | undefined => {
  if (text.length > maxLength) return undefined;
  for (const form of forms) {
    const parts = new RegExp(`^${form}$`).exec(text)?.groups as Parts | undefined;
    if (parts) return parts.year.length < 4 ? latestTime(parts, nowMs) : toTime(Number(parts.year), parts);
  }
  return undefined;
};
