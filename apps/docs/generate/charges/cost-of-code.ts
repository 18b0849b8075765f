import type { KnownCode } from "@techlookup/core";
import { type ChargeRow, charges } from "./charges.ts";
import { mayFollowAttempts } from "./failures.ts";
import { creditsInWords } from "./words.ts";

/** The rows that a call may have gone through which ends with a code. */
export const rowsOfCode = (code: KnownCode): readonly ChargeRow[] =>
  charges.rows.filter(({ codes }) => codes.includes(code));

const worstIn = (rows: readonly ChargeRow[], kindId: string): number =>
  Math.max(...rows.map(({ worst }) => worst.safe[kindId]?.credits ?? 0));

/**
 * What a call may cost that ends with a code, under the default options and if each of its attempts failed so. Short enough for a
 * cell: "Unknown: up to 4 credits, live detection 20".
 *
 * @throws Error for a code that no row ends with.
 */
export const costOf = (code: KnownCode): string => {
  const rows = rowsOfCode(code);
  if (rows.length === 0) throw new Error(`No row of charges/failures.ts ends with ${code}: add what leads to it`);
  if (rows.every(({ charged }) => charged === "no")) {
    if (code === "RATE_LIMIT") return "0 credits (documented)";
    return mayFollowAttempts(code) ? "0 credits, but earlier attempts may be charged" : "0 credits: nothing was sent";
  }
  const most = `up to ${creditsInWords(worstIn(rows, "GET 1"))}, live detection ${worstIn(rows, "POST 5")}`;
  return rows.some(({ charged }) => charged === "no") ? `0 if not sent; otherwise ${most}` : `Unknown: ${most}`;
};
