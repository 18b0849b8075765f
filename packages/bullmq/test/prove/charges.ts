import type { RequestRecord } from "@techlookup/sandbox";

/** What a sandbox charged, and refused, by its own ledger. */
export const chargesOf = (
  requests: readonly RequestRecord[],
): { readonly charged: number; readonly refused: number; readonly paidTwice: number } => {
  const times = new Map<string, number>();
  let [charged, refused] = [0, 0];
  for (const { method, path, credits, status } of requests) {
    if (status === 429) refused++;
    charged += credits;
    // A live detection names its domain in its body, which the sandbox does not keep.
    if (credits && method === "GET") times.set(path, (times.get(path) ?? 0) + 1);
  }
  return { charged, refused, paidTwice: [...times.values()].filter((count) => count > 1).length };
};
