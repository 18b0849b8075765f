import type { RequestRecord } from "./request-record.ts";

/**
 * How many requests came, and what became of them.
 *
 * @example
 * expect(sandbox.counts()).toMatchObject({ requests: 600, rateLimited: 0 });
 */
export interface RequestCounts extends CallerCounts {
  /** The same by caller, as its requests name it in `X-Sandbox-Caller`. Those that name none are in no part. */
  readonly callers: Readonly<Record<string, CallerCounts>>;
  /** What the foreign users of all keys have sent until the last request, and how many of these were turned away. */
  readonly foreignUser: { readonly requests: number; readonly refused: number };
}

/**
 * The requests of one caller.
 *
 * @example
 * const { rateLimited } = sandbox.counts().callers["worker-1"] ?? {};
 */
export interface CallerCounts {
  /** Requests that came. */
  readonly requests: number;
  /** Answers with the status 429, scripted ones too. */
  readonly rateLimited: number;
  /** Requests that got no answer, or none yet. */
  readonly unanswered: number;
  /** Credits that were charged. */
  readonly credits: number;
}

const countsOf = (records: readonly RequestRecord[]): CallerCounts => ({
  requests: records.length,
  rateLimited: records.filter(({ status }) => status === 429).length,
  unanswered: records.filter(({ status }) => status === undefined).length,
  credits: records.reduce((sum, { credits }) => sum + credits, 0),
});

/** Counts what a sandbox has seen. */
export const countRequests = (
  records: readonly RequestRecord[],
  foreignUser: RequestCounts["foreignUser"],
): RequestCounts => {
  const byCaller = new Map<string, RequestRecord[]>();
  for (const record of records) {
    const { caller } = record;
    if (caller === undefined) continue;
    const own = byCaller.get(caller) ?? [];
    own.push(record);
    byCaller.set(caller, own);
  }
  const callers = Object.fromEntries(Array.from(byCaller, ([caller, own]) => [caller, countsOf(own)]));
  return { ...countsOf(records), callers, foreignUser };
};
