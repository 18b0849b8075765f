import { describe, expect, it } from "vitest";
import { checkNumber, type NumberRule } from "../src/errors/configuration.ts";

describe("checkNumber", () => {
  it.each<[NumberRule, readonly number[], readonly unknown[], string]>([
    [{ min: 0 }, [0, 0.5, 9e99, Infinity], [-1, Number.NaN, "1", undefined], "a number from 0 to Infinity"],
    [{ min: 1, integer: true }, [1, 7, Infinity], [0, 1.5], "a whole number from 1 to Infinity"],
    [{ min: 0, max: 1 }, [0, 0.5, 1], [-0.1, 1.1, Infinity], "a number from 0 to 1"],
    [{ min: 0, max: 9, integer: true }, [0, 9], [0.5, 10, Infinity], "a whole number from 0 to 9"],
  ])("%j", (rule, fitting, others, wanted) => {
    for (const value of fitting) expect(() => checkNumber("x", value, rule)).not.toThrow();
    for (const value of others) expect(() => checkNumber("x", value, rule)).toThrow(`x must be ${wanted}, and is `);
  });
});
