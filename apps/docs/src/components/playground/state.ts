/** All that a playground is set to. */
export interface PlaygroundState {
  readonly domain: string;
  /** The script of faults, as JSON. */
  readonly faults: string;
  readonly maxAttempts: number;
  readonly maxWaitMs: number;
  readonly deadlineMs: number;
  readonly jitter: "full" | "none";
}

/** The client's own defaults, and one failure that passes. */
export const initialState: PlaygroundState = {
  domain: "github.com",
  faults: JSON.stringify(
    [
      { kind: "error", code: "RATE_LIMIT", retryAfter: 30 },
      { kind: "html", status: 502 },
    ],
    undefined,
    2,
  ),
  ...{ maxAttempts: 4, maxWaitMs: 120_000, deadlineMs: 300_000, jitter: "full" },
};

/** The state in the fragment of a link: it stays in the page, no server sees it. */
export const toFragment = (state: PlaygroundState): string => `#${encodeURIComponent(JSON.stringify(state))}`;

/** The state of a link; the initial one where there is none, or none that can be read. */
export const fromFragment = (fragment: string): PlaygroundState => {
  try {
    const given = JSON.parse(decodeURIComponent(fragment.slice(1))) as Partial<PlaygroundState>;
    return { ...initialState, ...given };
  } catch {
    return initialState;
  }
};
