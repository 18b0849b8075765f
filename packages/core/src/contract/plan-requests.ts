/**
 * Requests that each plan lets through in a rolling window of 60 seconds. Documented by the vendor.
 *
 * @example
 * const minutes = 10_000 / planRequests.pro;
 */
export const planRequests = { free: 60, pro: 300, scale: 1_000 } as const;
