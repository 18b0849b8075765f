import type { Charge } from "./record.ts";

/** What costs nothing. */
export const nothing: Charge = { least: 0, most: 0 };

/**
 * Two charges together.
 *
 * @example
 * sumOf({ least: 0, most: 1 }, { least: 1, most: 1 }); // { least: 1, most: 2 }
 */
export const sumOf = (one: Charge, other: Charge): Charge => ({
  least: one.least + other.least,
  most: one.most + other.most,
});
