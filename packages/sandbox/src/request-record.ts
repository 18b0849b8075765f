/** A request that a sandbox received, as tests like to look at it. The key is masked. */
export interface RequestRecord {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Status of the answer; absent when there was none. */
  status?: number;
  /** Credits that were charged. */
  credits: number;
  /** The fault that it met, by its kind. */
  readonly fault?: string;
}

/** Everything of the request's headers but secrets. */
export const recordedHeaders = (headers: Headers): Record<string, string> => {
  const recorded = Object.fromEntries(headers);
  if (recorded.authorization !== undefined) recorded.authorization = recorded.authorization.replace(/\S+$/, "***");
  if (recorded.cookie !== undefined) recorded.cookie = "***";
  return recorded;
};
