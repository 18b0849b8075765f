/** The form of asctime written as the first of the three. Anything else as it is. */
const normalize = (text: string): string =>
  text.replace(
    /^(\w{3}) (\w{3}) ([ \d]\d) (\S+) (\d{4})$/,
    (_, name, month, day, time, year) => `${name}, ${day.replace(" ", "0")} ${month} ${year} ${time} GMT`,
  );

/**
 * An HTTP date in milliseconds since 1970: see `checked.ts`, by which programs call it. `Date` alone takes ISO dates, local times
 * and more, each runtime by its own rules: what it reads counts only where it writes the same again, in the one form that all of
 * them share.
 */
export const parseHttpDate = (text: string, nowMs: number): number | undefined => {
  // RFC 9110, section 5.6.7: case-sensitive, one space where one is written, always UTC.
  const [, day, month, year = "", time = ""] =
    /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) (\w{3}) (\d{4}) (\d\d:\d\d:\d\d) GMT$/.exec(normalize(text)) ??
    /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\d\d)-(\w{3})-(\d\d) (\d\d:\d\d:\d\d) GMT$/.exec(text) ??
    [];
  /** `NaN` for what does not exist, such as the 31st of a shorter month, which would roll over silently. */
  const timeIn = (year: number): number => {
    const textIn = (year: string): string => `${day} ${month} ${year} ${time.replace(/60$/, "59")} GMT`;
    // By way of a leap year, since runtimes take years below 100 for others.
    const date = new Date(textIn("2000"));
    date.setUTCFullYear(year);
    const isSame = date.toUTCString().endsWith(textIn(`${year}`.padStart(4, "0")));
    // A leap second, 60, is carried into the next minute.
    return isSame ? date.getTime() + (time.endsWith("60") ? 1_000 : 0) : NaN;
  };
  // A two-digit year is the latest one with these digits that does not put the date more than 50 years ahead (RFC 9110,
  // section 5.6.7).
  const isShort = year.length === 2;
  const now = new Date(nowMs);
  const limitMs = now.setUTCFullYear(now.getUTCFullYear() + 50);
  const latest = now.getUTCFullYear() - ((now.getUTCFullYear() - Number(year)) % 100);
  const years = isShort ? [latest, latest - 100] : [Number(year)];
  return years.map(timeIn).find((timeMs) => timeMs <= (isShort ? limitMs : Infinity));
};
