import { defined } from "../errors/plain-data.ts";
import type { GateState } from "./gate-state.ts";

/** What the last request that failed came to. */
export interface LastFailure {
  /** Its error code. */
  readonly code: string;
  /** Status of the answer, if there was one. */
  readonly status?: number | undefined;
}

/** A part of a server that is down, or coming back, as a client sees it. Times are in milliseconds. */
export interface Outage {
  /** Scheme, host and port of the server, with the path of the base URL. */
  readonly baseUrl: string;
  /** What fails there: the path with its parameters named, as in `/v1/domain/{domain}`. */
  readonly route: string;
  /** `down`: one request at a time tries the server. `recovering`: it answers again, and more calls go with each answer. */
  readonly state: "down" | "recovering";
  /** How long calls have been waiting for it. */
  readonly forMs: number;
  /** How many calls wait. */
  readonly waiting: number;
  /** How many requests have tried it meanwhile, and failed. */
  readonly failedProbes: number;
  /** Code of the last failure, such as `NETWORK_ERROR`. Absent where only callers' own limits have ended requests. */
  readonly lastCode?: string;
  /** Status of the last failure, if it was an answer. */
  readonly lastStatus?: number;
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
