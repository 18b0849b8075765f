import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHttpDate, parseRetryAfter } from "../../src/index.ts";

const seed = 20_261_123;
const now = Date.UTC(2026, 10, 23, 12);
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (value: number): string => String(value).padStart(2, "0");

/** The three forms, written by the grammar of RFC 9110, section 5.6.7. */
const forms = {
  imf: (date: Date): string => date.toUTCString(),
  rfc850: (date: Date): string => {
    const day = `${two(date.getUTCDate())}-${months[date.getUTCMonth()]}-${two(date.getUTCFullYear() % 100)}`;
    return `${days[date.getUTCDay()]}, ${day} ${date.toISOString().slice(11, 19)} GMT`;
  },
  asctime: (date: Date): string => {
    const day = String(date.getUTCDate()).padStart(2, " ");
    const time = date.toISOString().slice(11, 19);
    return `${days[date.getUTCDay()]?.slice(0, 3)} ${months[date.getUTCMonth()]} ${day} ${time} ${date.getUTCFullYear()}`;
  },
};

const secondsFrom = (from: string, to: string): fc.Arbitrary<Date> =>
  fc
    .integer({ min: Date.parse(from) / 1_000, max: Date.parse(to) / 1_000 })
    .map((seconds) => new Date(seconds * 1_000));

/** A grammar of its own, to hold the parser against: what it refuses must be refused. */
const grammar = [
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/,
  /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d\d-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d\d \d\d:\d\d:\d\d GMT$/,
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d\d| \d) \d\d:\d\d:\d\d \d{4}$/,
];
const fitsGrammar = (text: string): boolean => grammar.some((form) => form.test(text));

describe("HTTP dates", () => {
  it.each(["imf", "asctime"] as const)("are read as they were written: %s", (form) => {
    const property = fc.property(secondsFrom("1000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"), (date) => {
      expect(parseHttpDate(forms[form](date), now)).toBe(date.getTime());
    });
    fc.assert(property, { seed, numRuns: 2_000 });
  });

  it("are read as they were written, with two digits for the year, from 49 years back to 50 ahead", () => {
    const property = fc.property(secondsFrom("1977-01-01T00:00:00Z", "2076-11-23T12:00:00Z"), (date) => {
      expect(parseHttpDate(forms.rfc850(date), now)).toBe(date.getTime());
    });
    fc.assert(property, { seed, numRuns: 2_000 });
  });

  it("are refused when a character is changed against the grammar", () => {
    const date = secondsFrom("1990-01-01T00:00:00Z", "2050-01-01T00:00:00Z");
    const change = fc.record({
      at: fc.nat(),
      put: fc.string({ maxLength: 2, unit: "binary-ascii" }),
      drop: fc.nat({ max: 2 }),
    });
    const form = fc.constantFrom(...Object.values(forms));
    const property = fc.property(date, form, change, (value, write, { at, put, drop }) => {
      const text = write(value);
      const place = at % (text.length + 1);
      const changed = text.slice(0, place) + put + text.slice(place + drop);
      if (!fitsGrammar(changed)) expect(parseHttpDate(changed, now)).toBeUndefined();
    });
    fc.assert(property, { seed, numRuns: 10_000 });
  });

  it("are never guessed at", () => {
    const property = fc.property(fc.string({ maxLength: 40 }), (text) => {
      if (!fitsGrammar(text)) expect(parseHttpDate(text, now)).toBeUndefined();
    });
    fc.assert(property, { seed, numRuns: 5_000 });
  });
});

describe("Retry-After", () => {
  it("is digits or a date, and nothing else", () => {
    const text = fc.oneof(fc.string({ maxLength: 12 }), fc.double().map(String), fc.integer().map(String));
    const property = fc.property(text, (value) => {
      const wait = parseRetryAfter(value, null, now);
      if (/^[0-9]+$/.test(value)) expect(wait).toBe(Math.min(Number(value) * 1_000, Number.MAX_SAFE_INTEGER));
      else if (!fitsGrammar(value)) expect(wait).toBeUndefined();
    });
    fc.assert(property, { seed, numRuns: 5_000 });
  });

  it.each([
    ["digits", "1"],
    ["spaces", " "],
    ["days", "Sun, "],
    ["dates", "Sun, 06 Nov 1994 08:49:37 GMT"],
  ])("is read in linear time: a megabyte of %s", (_name, part) => {
    const text = `${part.repeat(Math.ceil(1_000_000 / part.length))}x`;
    const startedAt = performance.now();
    expect(parseRetryAfter(text, text, now)).toBeUndefined();
    // Linear is some milliseconds; quadratic would be minutes.
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
