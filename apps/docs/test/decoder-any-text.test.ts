import { decode } from "@techlookup/core/decoder";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** Pieces that the decoder looks for, and that its patterns could stumble over. */
const pieces = [
  ..."{}[]\"'`\\ \n\t,:=@./?#-_aE1<>()&|;".split(""),
  ...[
    '{"code":',
    '"error":{',
    '"success":false',
    '"@techlookup/error":"ApiError"',
    '"attempts":[',
    '\\"',
    "\\\\",
    "\\n",
  ],
  ...["cookie: ", "authorization", "Bearer ", "token=", "tapi_live_", "eyJaaaaaaaaa", "https://", "x@y.com", "%20"],
  ...[
    "HTTP/1.1 404 x\n",
    "code: A",
    ", stopped: b",
    "1. after 5 ms",
    "<title",
    "<html>",
    "ECONN",
    "ERR_A",
    "fetch failed",
  ],
  ...["NOT_FOUND", "404 ", "Retry-After: ", "date: ", "status", "\u001b[31m", "\ud800", "😀", "__proto__", "\u0000"],
];
const someText = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(...pieces), maxLength: 60 }),
  fc.json(),
);

const mebibyte = 2 ** 20;

/** The best of three, so that what else the machine does has no say. */
const timeOf = (text: string): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now();
      decode(text);
      return performance.now() - start;
    }),
  );

describe("any text", () => {
  it("is answered, in plain data, with a confidence, a reason and a page", () => {
    fc.assert(
      fc.property(someText, (text) => {
        const decoded = decode(text, 0);
        expect(["exact", "likely", "guess"]).toContain(decoded.confidence);
        expect(decoded.why).toMatch(/^[A-Z].*\.$/s);
        expect(URL.canParse(decoded.docsUrl)).toBe(true);
        expect(structuredClone(decoded)).toEqual(decoded);
        expect(Object.values(decoded)).not.toContain(undefined);
        if (decoded.code !== undefined) expect(decoded.code).toMatch(/^[A-Z][A-Z\d_]+$/);
        if (decoded.status !== undefined) expect(decoded.status).toBeLessThan(600);
        for (const attempt of decoded.attempts) expect(Object.values(attempt)).not.toContain(undefined);
        expect(decode(text, 0)).toEqual(decoded);
      }),
      { numRuns: 3_000 },
    );
  });

  it("takes a time in proportion to its length, whatever it repeats", () => {
    const slow = fc.sample(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }), {
      numRuns: 60,
      seed: 7,
    });
    const units = [
      ...pieces,
      ...slow.map((parts) => parts.join("")),
      "eyJaaaaaaaa-",
      'cookie: "',
      "a@a.",
      "authorization   ",
    ];
    for (const unit of units) {
      const text = unit.repeat(Math.ceil(2 ** 17 / unit.length));
      // An eighth of the size, and far more than an eighth of the time: what grows with the square would take minutes.
      expect(timeOf(text), JSON.stringify(unit)).toBeLessThan(5_000);
    }
  }, 300_000);

  it.each(["{", '{"a":', '{\\"a\\":', "ECONN ", "a", '{"x":"', "1. NOT_FOUND after 1 ms\n"])(
    "is decoded in seconds, not minutes: a mebibyte of %j",
    (unit) => {
      expect(timeOf(unit.repeat(Math.ceil(mebibyte / unit.length)))).toBeLessThan(10_000);
    },
    60_000,
  );

  it("is looked at for a mebibyte, and no further", () => {
    const error = '{"success":false,"error":{"code":"NOT_FOUND"}}';
    expect(decode(" ".repeat(mebibyte - error.length) + error).code).toBe("NOT_FOUND");
    const long = decode(" ".repeat(mebibyte) + error);
    expect(long.code).toBeUndefined();
    expect(long.masked).toHaveLength(mebibyte);
    // A secret that the end cuts in half is masked as a whole.
    const start = " ".repeat(mebibyte - 12);
    expect(decode(`${start}first.last@mail.example.com`).masked).not.toContain("first");
  });
});
