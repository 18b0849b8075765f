/** A part of a server that is down, or coming back, as a client sees it. Times are in milliseconds. */
export interface Outage {
  /** Scheme, host and port of the server, with the path of the base URL. */
  readonly baseUrl: string;
  /** What fails there: the path with its parameters named, as in `/v1/domain/{domain}`. */
  readonly route: string;
  /** `down`: one request at a time tries the server. `recovering`: it responds again, and each response lets more calls go. */
  readonly state: "down" | "recovering";
  /** How long calls have been waiting for it. */
  readonly forMs: number;
  /** How many calls are waiting. */
  readonly waiting: number;
  /** How many requests have tried it since, and failed. */
  readonly failedProbes: number;
  /** Code of the last failure, such as `NETWORK_ERROR`. Absent if only callers' own limits have ended requests. */
  readonly lastCode?: string;
  /** Status of the last failure, if there was a response. */
  readonly lastStatus?: number;
}

/** The state of a server for which a call waited in vain. Times are in milliseconds. */
export interface OutageSeen extends Outage {
  /** How long the call waited for it in total. */
  readonly waitedMs: number;
}
