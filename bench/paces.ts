import type { Pace } from "./section.ts";

/** How much is measured: in less than 3 minutes, in less than 20, and in as long as it takes. */
export const paces: Readonly<Record<"quick" | "default" | "full", Pace>> = {
  quick: {
    ...{ name: "quick", processes: 1, rounds: 5, slotMs: 30, processMs: 50_000, allocationRounds: 1 },
    ...{ coldStarts: 5, coldStartsMs: 20_000, calls: 1_000, retriedCalls: 1_000, bulk: "short" },
  },
  default: {
    ...{ name: "default", processes: 3, rounds: 12, slotMs: 60, processMs: 150_000, allocationRounds: 3 },
    ...{ coldStarts: 31, coldStartsMs: 180_000, calls: 10_000, retriedCalls: 10_000, bulk: "usual" },
  },
  full: {
    ...{ name: "full", processes: 5, rounds: 30, slotMs: 100, processMs: 900_000, allocationRounds: 5 },
    ...{ coldStarts: 101, coldStartsMs: 1_200_000, calls: 100_000, retriedCalls: 10_000, bulk: "long" },
  },
};
