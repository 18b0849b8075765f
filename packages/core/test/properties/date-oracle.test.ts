import fc from "fast-check";
import { expect, it } from "vitest";
import { parseHttpDate } from "../../src/index.ts";

const seed = 20_261_123;
const now = Date.UTC(2026, 10, 23, 12);
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const shortDays = "Mon Tue Wed Thu Fri Sat Sun".split(" ");
const longDays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

/** Digits of a fixed number, or a fault. */
const digits = (text: string | undefined, length: number): number => {
  if (text?.length !== length || ![...text].every((digit) => "0123456789".includes(digit)))
    throw new Error("no digits");
  return Number(text);
};

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days since 1970, counted year by year and month by month, without `Date`. */
const daysBefore = (year: number, month: number, day: number): number => {
  let days = 0;
  for (let other = Math.min(year, 1970); other < Math.max(year, 1970); other++) days += isLeap(other) ? 366 : 365;
  const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (day < 1 || day > (lengths[month] ?? 0)) throw new Error("no such day");
  const inYear = lengths.slice(0, month).reduce((sum, length) => sum + length, day - 1);
  return (year < 1970 ? -days : days) + inYear;
};

const timeOf = (year: number, monthName: string | undefined, day: number, clock: string | undefined): number => {
  const month = months.indexOf(monthName ?? "");
  const [hour, minute, second, ...more] = (clock ?? "").split(":").map((part) => digits(part, 2));
  if (month < 0 || more.length > 0 || second === undefined) throw new Error("no date");
  if ((hour ?? 24) > 23 || (minute ?? 60) > 59 || second > 60) throw new Error("no time");
  return ((daysBefore(year, month, day) * 24 + (hour ?? 0)) * 60 + (minute ?? 0)) * 60_000 + second * 1_000;
};

/** RFC 9110, section 5.6.7, read word by word, the slow way: what the parser is held against. */
const readSlowly = (text: string): number => {
  const words = text.split(" ");
  const [first = "", second = "", third = "", fourth, fifth] = words;
  if (first.endsWith(",") && shortDays.includes(first.slice(0, -1))) {
    if (words.length !== 6 || words[5] !== "GMT") throw new Error("no IMF-fixdate");
    return timeOf(digits(fourth, 4), third, digits(second, 2), fifth);
  }
  if (first.endsWith(",") && longDays.includes(first.slice(0, -1))) {
    const [day, month, year, ...more] = second.split("-");
    if (words.length !== 4 || fourth !== "GMT" || more.length > 0) throw new Error("no RFC 850 date");
    const yearDigits = digits(year, 2);
    for (let full = 2_000 + 100 + yearDigits; full > 1_800; full -= 100) {
      try {
        const time = timeOf(full, month, digits(day, 2), third);
        if (time <= Date.UTC(2076, 10, 23, 12)) return time;
      } catch {
        // The 29th of February is not in every century.
      }
    }
    throw new Error("no such day");
  }
  if (!shortDays.includes(first)) throw new Error("no day of the week");
  // asctime pads the day with a space, which makes an empty word.
  const [day, clock, year] = third === "" ? [digits(fourth, 1), fifth, words[5]] : [digits(third, 2), fourth, fifth];
  if (words.length !== (third === "" ? 6 : 5)) throw new Error("no asctime date");
  return timeOf(digits(year, 4), second, day, clock);
};

const expected = (text: string): number | undefined => {
  try {
    return readSlowly(text);
  } catch {
    return undefined;
  }
};

const number = (max: number, length: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max }).map((value) => String(value).padStart(length, "0"));
const clock = fc.tuple(number(25, 2), number(61, 2), number(62, 2)).map((parts) => parts.join(":"));
const month = fc.constantFrom(...months);
const day = number(33, 2);

/** Texts of the three forms whose numbers are sometimes a little too large. */
const almostDate = fc.oneof(
  fc
    .tuple(fc.constantFrom(...shortDays), day, month, number(9_999, 4), clock)
    .map(([name, d, m, year, time]) => `${name}, ${d} ${m} ${year} ${time} GMT`),
  fc
    .tuple(fc.constantFrom(...longDays), day, month, number(99, 2), clock)
    .map(([name, d, m, year, time]) => `${name}, ${d}-${m}-${year} ${time} GMT`),
  fc
    .tuple(fc.constantFrom(...shortDays), month, day, number(9_999, 4), clock)
    .map(([name, m, d, year, time]) => `${name} ${m} ${d.replace(/^0/, " ")} ${time} ${year}`),
);

it("a date is read as the slow reader reads it, or refused as it refuses", () => {
  let read = 0;
  const property = fc.property(almostDate, (text) => {
    const time = expected(text);
    if (time !== undefined) read++;
    expect(parseHttpDate(text, now)).toBe(time);
  });
  fc.assert(property, { seed, numRuns: 5_000 });
  // A reader that refuses everything would prove nothing.
  expect(read).toBeGreaterThan(2_000);
});

it("so is a date of which one word or character is another's, twice there, or gone", () => {
  const property = fc.property(almostDate, almostDate, fc.nat(), fc.nat(), (text, other, at, from) => {
    const words = text.split(" ");
    const place = at % words.length;
    const stranger = other.split(" ")[from % words.length] ?? "";
    const character = at % text.length;
    for (const changed of [
      words.with(place, stranger).join(" "),
      words.toSpliced(place, 1).join(" "),
      words.toSpliced(place, 0, stranger).join(" "),
      text.slice(0, character) + text.slice(character + 1),
      text.slice(0, character) + other.charAt(from % other.length) + text.slice(character + 1),
      text.slice(0, character) + text.charAt(character).toLowerCase() + text.slice(character + 1),
      `${text}\n`,
    ]) {
      expect(parseHttpDate(changed, now)).toBe(expected(changed));
    }
  });
  fc.assert(property, { seed, numRuns: 1_500 });
});
