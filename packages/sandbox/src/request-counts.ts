import type { RequestRecord } from "./request-record.ts";

/**
 * How many requests the sandbox received, and their outcome.
 *
 * @example
 * expect(sandbox.counts()).toMatchObject({ requests: 600, rateLimited: 0 });
 */
export interface RequestCounts extends CallerCounts {
  /** The same by caller, as named in the header `X-Sandbox-Caller`. Requests without the header are not included. */
  readonly callers: Readonly<Record<string, CallerCounts>>;
  /** The requests of the foreign users of all keys until the last request, and how many of them got a 429. */
  readonly foreignUser: { readonly requests: number; readonly refused: number };
}

/**
 * The requests of one caller.
 *
 * @example
 * const { rateLimited } = sandbox.counts().callers["worker-1"] ?? {};
 */
export interface CallerCounts {
  /** Requests received. */
  readonly requests: number;
  /** Responses with status 429, including scripted ones. */
  readonly rateLimited: number;
  /** Requests without a response, or without one yet. */
  readonly unanswered: number;
  /** Credits charged. */
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
