/** When the trouble of a run is. */
export interface Times {
  /** When the trouble begins whose figures are told, and how long it lasts. Default: all the time. */
  readonly fromMs?: number;
  readonly forMs?: number;
  /** How long calls go on after it. Default: 12 s. */
  readonly watchMs?: number;
}

export const defaultWatchMs = 12_000;
