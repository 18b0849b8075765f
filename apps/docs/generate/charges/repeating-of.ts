import type { KnownCode } from "@techlookup/core";
import type { Repeating } from "../error-page.ts";
import { rowsOfCode } from "./cost-of-code.ts";

/** Whether the client retries a call that fails with a code, by the table of charges: all calls, a GET alone, or none. */
export const repeatingOf = (code: KnownCode): Repeating => {
  const rows = rowsOfCode(code).map(({ worst }) => Object.values(worst.safe));
  if (rows.length > 0 && rows.flat().every(({ attempts }) => attempts === 0)) return "not sent";
  // Rows that are never retried, such as a deadline that passed, do not make the others so.
  const retried = rows.filter((kinds) => kinds.some(({ attempts }) => attempts > 1));
  if (retried.length === 0) return "never";
  return retried.flat().every(({ attempts }) => attempts > 1) ? "automatically" : "GET only";
};
