import type { Outage } from "../errors/outage.ts";
import { defined } from "../errors/plain-data.ts";
import type { GateState } from "./gate-state.ts";

/** What the last request that failed came to. */
export interface LastFailure {
  /** Its error code. */
  readonly code: string;
  /** Status of the answer, if there was one. */
  readonly status?: number | undefined;
}

/** That a gate has closed or opened, with what is known of its server. */
export interface GateChange extends Partial<Outage> {
  /** `closed`: calls wait from now on. `open`: they go on. */
  readonly gate: "closed" | "open";
}

/** What is to be told of a gate, if it is closed. */
export const outageOf = (
  state: GateState,
  seen: Pick<Outage, "baseUrl" | "route" | "waiting"> & { readonly last: LastFailure | undefined },
  nowMs: number,
): Outage | undefined => {
  const { closedMs, isDown, failed } = state;
  const { last, ...known } = seen;
  if (closedMs === undefined) return undefined;
  const outage = {
    ...known,
    state: isDown ? ("down" as const) : ("recovering" as const),
    forMs: Math.round(nowMs - closedMs),
    failedProbes: failed,
    lastCode: last?.code,
    lastStatus: last?.status,
  };
  return Object.freeze(defined(outage));
};
