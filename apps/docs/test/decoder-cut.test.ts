import { decode } from "@techlookup/core/decoder";
import type { TechLookupError } from "@techlookup/node";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRealErrors } from "./support/real-errors.ts";

let errors: readonly TechLookupError[];
beforeAll(async () => {
  errors = await makeRealErrors();
});

/** Every place behind the code in the JSON of an error. */
const places = (json: string): number[] => {
  const end = json.indexOf('","', json.indexOf('"code":')) + 1;
  return Array.from({ length: json.length - end + 1 }, (_, index) => end + index);
};

describe("an error's JSON that is cut off", () => {
  it("is known at every place behind its code", () => {
    for (const error of errors) {
      const json = JSON.stringify(error);
      for (const place of places(json)) {
        const { code, confidence } = decode(json.slice(0, place));
        expect([code, confidence], json.slice(0, place)).toEqual([error.code, "exact"]);
      }
    }
  });

  it("is known at any place, in a log and escaped", () => {
    const levels = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        levels,
        fc.string(),
        (pick, part, level, before) => {
          const error = errors[pick % errors.length] as TechLookupError;
          let json = JSON.stringify(error);
          const all = places(json);
          json = json.slice(0, all[Math.floor(part * (all.length - 1))]);
          for (let wrapped = 0; wrapped < level; wrapped += 1) json = JSON.stringify(json).slice(1, -1);
          // A brace or a quotation mark before it may be the beginning of something else, which is another test's matter.
          expect(decode(`${before.replace(/[{}"'`\\[\]]/g, "")} ${json}`).code).toBe(error.code);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is known at every place behind its code, in an object that is cut off with it", () => {
    const error = errors[0] as TechLookupError;
    const json = JSON.stringify({ level: "error", message: `call failed: ${JSON.stringify(error)}` });
    for (let place = json.indexOf("NOT_FOUND") + 11; place <= json.length; place += 1) {
      expect(decode(json.slice(0, place)), json.slice(0, place)).toMatchObject({
        code: "NOT_FOUND",
        confidence: "exact",
      });
    }
  });

  it("never tells half a number", () => {
    const json = JSON.stringify(errors.find(({ code }) => code === "RATE_LIMIT"));
    const seen = new Set(places(json).map((place) => decode(json.slice(0, place)).retryAfterMs));
    // The message says it as well, so that it is known early.
    expect([...seen].filter((wait) => wait !== undefined)).toEqual([600_000]);
  });

  it("is told by its class where the code is cut off", () => {
    const start = '{"@techlookup/error":"TimeoutError","name":"TimeoutError","code":"TIM';
    expect(decode(start)).toMatchObject({ code: "TIMEOUT", confidence: "likely" });
    const nameless = '{"@techlookup/error":"ApiError","name":"ApiError","co';
    expect(decode(nameless).code).toBeUndefined();
    expect(decode(`status 429\n${nameless}`)).toMatchObject({ code: "RATE_LIMIT", status: 429 });
  });
});
