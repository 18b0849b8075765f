import { describe, expect, it } from "vitest";
import { cellOf, noiseOf, quantile, shuffled, spreadOf } from "../statistics.ts";

it("a quantile lies between two numbers, in whatever order they come", () => {
  expect(quantile([10, 9, 1, 2], 0.5)).toBe(5.5);
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([4, 0], 0.25)).toBe(1);
  expect(quantile([], 0.5)).toBeNaN();
});

it("a spread is the median and the quartiles, of four digits", () => {
  expect(spreadOf([1, 2, 3, 4, 5])).toEqual({ median: 3, low: 2, high: 4 });
  expect(spreadOf([1 / 3]).median).toBe(0.3333);
});

describe("a cell", () => {
  it("divides values of the same round only", () => {
    const { median, ratio, rounds } = cellOf([2, 40, 600], [1, 20, 200]);
    expect({ median, rounds }).toEqual({ median: 40, rounds: 3 });
    expect(ratio).toEqual({ median: 2, low: 2, high: 2.5 });
  });

  it("has no ratio without a baseline", () => {
    expect(cellOf([1])).not.toHaveProperty("ratio");
  });
});

describe("noise", () => {
  const ratio = { median: 1.01, low: 0.9, high: 1.1 };
  const figure = { median: 1, low: 1, high: 1 };

  it("falls with the root of the rounds", () => {
    expect(noiseOf({ ...figure, rounds: 4, ratio })).toBeCloseTo(0.1);
    expect(noiseOf({ ...figure, rounds: 100, ratio })).toBeCloseTo(0.02);
  });

  it("is at least what the control is away from 1, on either side", () => {
    expect(noiseOf({ ...figure, rounds: 10_000, ratio: { ...ratio, median: 0.95 } })).toBeCloseTo(0.05);
  });
});

it("what is shuffled is complete, and in another order", () => {
  const list = Array.from({ length: 50 }, (_, index) => index);
  const other = shuffled(list);
  expect(other).not.toEqual(list);
  expect(other.toSorted((a, b) => a - b)).toEqual(list);
});
