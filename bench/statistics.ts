/** The middle of some numbers, and the quartiles around it. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** A measure of one entry: its spread over all rounds, and that of its ratio to the baseline in the same round. */
export interface Cell extends Spread {
  readonly rounds: number;
  readonly ratio?: Spread;
}

/** The value below which so large a part of the numbers lies, interpolated. `NaN` of none. */
export const quantile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const [below = Number.NaN, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place % 1);
};

/** Four digits are more than any run can tell apart. */
const rounded = (value: number): number => Number(value.toPrecision(4));

export const spreadOf = (values: readonly number[]): Spread => ({
  median: rounded(quantile(values, 0.5)),
  low: rounded(quantile(values, 0.25)),
  high: rounded(quantile(values, 0.75)),
});

/** A cell from one value a round, without a ratio where there is no baseline. Only values of the same round are divided: what slows one slows the other. */
export const cellOf = (values: readonly number[], baseline: readonly number[] = []): Cell => {
  const ratios = values.slice(0, baseline.length).map((value, round) => value / (baseline[round] ?? Number.NaN));
  return { ...spreadOf(values), rounds: values.length, ...(ratios.length > 0 && { ratio: spreadOf(ratios) }) };
};

/**
 * How far a ratio may be off by chance, from the control row, whose true ratio is 1: the larger of how far its median is from 1, and
 * the standard error of that median, for which the interquartile range divided by the root of the rounds stands.
 */
export const noiseOf = ({ ratio, rounds }: Cell): number =>
  ratio ? Math.max(Math.abs(ratio.median - 1), (ratio.high - ratio.low) / Math.sqrt(rounds)) : 0;

/** The same in an order of chance (Fisher and Yates). */
export const shuffled = <T>(list: readonly T[]): T[] => {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
};
