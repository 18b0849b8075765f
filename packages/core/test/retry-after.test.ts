import { describe, expect, it } from "vitest";
import { parseRetryAfter } from "../src/index.ts";

const now = Date.UTC(2026, 10, 23, 12);
const date = "Mon, 23 Nov 2026 10:00:00 GMT"; // The server's clock is two hours behind the client's.

describe("parseRetryAfter", () => {
  it.each([
    ["0", 0],
    ["1", 1_000],
    ["0120", 120_000],
    ["9999999999", 9_999_999_999_000],
    ["9".repeat(400), Number.MAX_SAFE_INTEGER],
  ])("reads %s as seconds", (text, expected) => {
    expect(parseRetryAfter(text, null, now)).toBe(expected);
  });

  it.each([
    "",
    " 1",
    "1 ",
    "-1",
    "+1",
    "1.5",
    "1,5",
    "1e3",
    "0x10",
    "Infinity",
    "NaN",
    "1s",
    "١",
    "1, 2",
    "2026-11-23T12:00:10Z",
    "soon",
  ])("ignores %j", (text) => {
    expect(parseRetryAfter(text, null, now)).toBeUndefined();
  });

  it("reads a date against the answer's own Date", () => {
    expect(parseRetryAfter("Mon, 23 Nov 2026 10:00:30 GMT", date, now)).toBe(30_000);
  });

  it("reads a date against the client's clock when the answer has no Date that can be read", () => {
    expect(parseRetryAfter("Mon, 23 Nov 2026 12:00:30 GMT", null, now)).toBe(30_000);
    expect(parseRetryAfter("Mon, 23 Nov 2026 12:00:30 GMT", "yesterday", now)).toBe(30_000);
  });

  it("takes a past date for no wait at all", () => {
    expect(parseRetryAfter("Mon, 23 Nov 2026 09:59:59 GMT", date, now)).toBe(0);
  });

  it("gives nothing without the header, of what is no text, and without a clock", () => {
    for (const other of [null, undefined, 5, ["5"]]) expect(parseRetryAfter(other as never, date, now)).toBeUndefined();
    for (const other of [Number.NaN, undefined, "5"])
      expect(parseRetryAfter("5", date, other as never)).toBeUndefined();
  });

  it("takes a Date that is no text for none", () => {
    expect(parseRetryAfter("Mon, 23 Nov 2026 12:00:30 GMT", [date] as never, now)).toBe(30_000);
  });

  it("looks at a header of a megabyte in linear time", () => {
    const long = "1".repeat(1_000_000);
    expect(parseRetryAfter(`${long}x`, null, now)).toBeUndefined();
    expect(parseRetryAfter(`${"Sun, ".repeat(200_000)}`, null, now)).toBeUndefined();
  });
});
