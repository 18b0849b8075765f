const shortDay = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const longDay = "(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const month = "(?<month>\\w{3})";
const time = "(?<time>\\d\\d:\\d\\d:\\d\\d)";

/** The three forms of RFC 9110, section 5.6.7: case-sensitive, one space where one is written, always UTC. */
const forms = [
  `${shortDay}, (?<day>\\d\\d) ${month} (?<year>\\d{4}) ${time} GMT`,
  `${longDay}, (?<day>\\d\\d)-${month}-(?<year>\\d\\d) ${time} GMT`,
  `${shortDay} ${month} (?<day>\\d\\d| \\d) ${time} (?<year>\\d{4})`,
];

type Parts = Record<"year" | "month" | "day" | "time", string>;

/** `NaN` for what does not exist, such as the 31st of a shorter month, which would roll over silently. */
const toTime = (year: string, { month, day, time }: Parts): number => {
  const textIn = (year: string): string => `${day.replace(" ", "0")} ${month} ${year} ${time.replace(/60$/, "59")} GMT`;
  // By way of a leap year, since runtimes take years below 100 for others.
  const date = new Date(textIn("2000"));
  date.setUTCFullYear(Number(year));
  // A leap second, 60, is carried into the next minute.
  return date.toUTCString().endsWith(textIn(year)) ? date.getTime() + (time.endsWith("60") ? 1_000 : 0) : NaN;
};

/**
 * An HTTP date in milliseconds since 1970: see `checked.ts`, by which programs call it. `Date` alone takes ISO dates, local times
 * and more, each runtime by its own rules: what it reads counts only where it writes the same again, in the one form that all of
 * them share.
 */
export const parseHttpDate = (text: string, nowMs: number): number | undefined => {
  for (const form of forms) {
    const parts = new RegExp(`^${form}$`).exec(text)?.groups as Parts | undefined;
    if (!parts) continue;
    const now = new Date(nowMs);
    const century = Math.floor(now.getUTCFullYear() / 100);
    // A two-digit year is the latest one with these digits that does not put the date more than 50 years ahead (RFC 9110,
    // section 5.6.7).
    const short = parts.year.length < 4;
    const limitMs = short ? now.setUTCFullYear(now.getUTCFullYear() + 50) : Infinity;
    const prefixes = short ? [century + 1, century, century - 1] : [""];
    return prefixes.map((prefix) => toTime(prefix + parts.year, parts)).find((timeMs) => timeMs <= limitMs);
  }
  return undefined;
};
