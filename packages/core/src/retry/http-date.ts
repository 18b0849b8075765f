const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const month = months.join("|");
const shortDay = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const longDay = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const time = "(\\d\\d):(\\d\\d):(\\d\\d)";

/** The three forms of RFC 9110, section 5.6.7: case-sensitive, one space where one is written, always UTC. */
const imfFixdate = new RegExp(`^${shortDay}, (\\d\\d) (${month}) (\\d{4}) ${time} GMT$`);
const rfc850 = new RegExp(`^${longDay}, (\\d\\d)-(${month})-(\\d\\d) ${time} GMT$`);
const asctime = new RegExp(`^${shortDay} (${month}) (\\d\\d| \\d) ${time} (\\d{4})$`);

/** The longest form, RFC 850 on a Wednesday, has 33 characters; anything longer is not looked at. */
const maxLength = 33;

const toTime = (year: number, name: string, ...[day, hour, minute, second]: string[]): number | undefined => {
  const [d, h, m, s] = [Number(day), Number(hour), Number(minute), Number(second)] as const;
  // 60 is a leap second, which the grammar allows; Date.UTC carries it into the next minute.
  if (h > 23 || m > 59 || s > 60) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, months.indexOf(name), d);
  // The 31st of a shorter month would roll over silently.
  return date.getUTCDate() === d ? date.setUTCHours(h, m, s) : undefined;
};

/**
 * A two-digit year is the latest one with these digits that does not put the date more than 50 years ahead (RFC 9110,
 * section 5.6.7).
 */
const rfc850Time = (digits: string, nowMs: number, rest: [string, ...string[]]): number | undefined => {
  const now = new Date(nowMs);
  const limitMs = new Date(nowMs).setUTCFullYear(now.getUTCFullYear() + 50);
  const latest = (Math.floor(now.getUTCFullYear() / 100) + 1) * 100 + Number(digits);
  return [latest, latest - 100, latest - 200]
    .map((year) => toTime(year, ...rest))
    .find((value) => value !== undefined && value <= limitMs);
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
  let match = imfFixdate.exec(text);
  if (match) {
    const [, day = "", name = "", year, ...clock] = match;
    return toTime(Number(year), name, day, ...clock);
  }
  match = rfc850.exec(text);
  if (match) {
    const [, day = "", name = "", year = "", ...clock] = match;
    return rfc850Time(year, nowMs, [name, day, ...clock]);
  }
  match = asctime.exec(text);
  if (match) {
    const [, name = "", day = "", hour = "", minute = "", second = "", year] = match;
    return toTime(Number(year), name, day.trim(), hour, minute, second);
  }
  return undefined;
};
