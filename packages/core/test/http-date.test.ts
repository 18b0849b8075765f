import { describe, expect, it } from "vitest";
import { parseHttpDate } from "../src/index.ts";

const now = Date.UTC(2026, 10, 23, 12);
const sample = Date.UTC(1994, 10, 6, 8, 49, 37);

describe("parseHttpDate", () => {
  it.each([
    ["IMF-fixdate", "Sun, 06 Nov 1994 08:49:37 GMT", sample],
    ["RFC 850", "Sunday, 06-Nov-94 08:49:37 GMT", sample],
    ["asctime", "Sun Nov  6 08:49:37 1994", sample],
    ["asctime, two-digit day", "Wed Nov 16 08:49:37 1994", Date.UTC(1994, 10, 16, 8, 49, 37)],
    ["a leap day", "Thu, 29 Feb 2024 00:00:00 GMT", Date.UTC(2024, 1, 29)],
    ["a leap second", "Sat, 31 Dec 2016 23:59:60 GMT", Date.UTC(2017, 0, 1)],
    ["RFC 850 within 50 years", "Monday, 01-Jan-76 00:00:00 GMT", Date.UTC(2076, 0, 1)],
    ["RFC 850 exactly 50 years ahead", "Monday, 23-Nov-76 12:00:00 GMT", Date.UTC(2076, 10, 23, 12)],
    ["RFC 850 a second more than 50 years ahead", "Tuesday, 23-Nov-76 12:00:01 GMT", Date.UTC(1976, 10, 23, 12, 0, 1)],
    ["RFC 850 far ahead", "Wednesday, 31-Dec-99 23:59:59 GMT", Date.UTC(1999, 11, 31, 23, 59, 59)],
    [
      "a year below 100",
      "Sun, 06 Nov 0094 08:49:37 GMT",
      new Date(Date.UTC(1994, 10, 6, 8, 49, 37)).setUTCFullYear(94),
    ],
  ])("reads %s", (_name, text, expected) => {
    expect(parseHttpDate(text, now)).toBe(expected);
  });

  it("knows every month and every weekday", () => {
    const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
    for (const [index, month] of months.entries()) {
      expect(parseHttpDate(`Sun, 06 ${month} 1994 00:00:00 GMT`, now)).toBe(Date.UTC(1994, index, 6));
    }
    for (const day of "Mon Tue Wed Thu Fri Sat Sun".split(" ")) {
      expect(parseHttpDate(`${day}, 06 Nov 1994 08:49:37 GMT`, now)).toBe(sample);
    }
    for (const day of "Mon Tues Wednes Thurs Fri Satur Sun".split(" ")) {
      expect(parseHttpDate(`${day}day, 06-Nov-94 08:49:37 GMT`, now)).toBe(sample);
    }
  });

  it.each([
    ["an ISO date", "1994-11-06T08:49:37Z"],
    ["another zone", "Sun, 06 Nov 1994 08:49:37 CET"],
    ["an offset", "Sun, 06 Nov 1994 08:49:37 +0000"],
    ["lower case", "sun, 06 nov 1994 08:49:37 gmt"],
    ["a one-digit day", "Sun, 6 Nov 1994 08:49:37 GMT"],
    ["two spaces", "Sun,  06 Nov 1994 08:49:37 GMT"],
    ["no weekday", "06 Nov 1994 08:49:37 GMT"],
    ["the 31st of November", "Mon, 31 Nov 1994 08:49:37 GMT"],
    ["the 29th of February in another year", "Wed, 29 Feb 2023 00:00:00 GMT"],
    ["day 0", "Sun, 00 Nov 1994 08:49:37 GMT"],
    ["hour 24", "Sun, 06 Nov 1994 24:00:00 GMT"],
    ["minute 60", "Sun, 06 Nov 1994 08:60:00 GMT"],
    ["second 61", "Sun, 06 Nov 1994 08:49:61 GMT"],
    ["text behind it", "Sun, 06 Nov 1994 08:49:37 GMT; x"],
    ["text before it", " Sun, 06 Nov 1994 08:49:37 GMT"],
    ["text behind RFC 850", "Sunday, 06-Nov-94 08:49:37 GMT; x"],
    ["text before RFC 850", "x Sunday, 06-Nov-94 08:49:37 GMT"],
    ["a long weekday in the short form", "Sunday, 06 Nov 1994 08:49:37 GMT"],
    ["a wrong weekday name", "Sum, 06 Nov 1994 08:49:37 GMT"],
    ["asctime with a zero before the day's space", "Sun Nov 6 08:49:37 1994"],
    ["nothing", ""],
  ])("ignores %s", (_name, text) => {
    expect(parseHttpDate(text, now)).toBeUndefined();
  });

  it("reads nothing but text, and not without a clock", () => {
    const text = "Sun, 06 Nov 1994 08:49:37 GMT";
    for (const other of [null, undefined, 5, [text], new String(text)])
      expect(parseHttpDate(other as never, now)).toBeUndefined();
    for (const other of [Number.NaN, Infinity, undefined, "5"])
      expect(parseHttpDate(text, other as never)).toBeUndefined();
  });
});
