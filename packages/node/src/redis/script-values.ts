import type { Admission, AdmissionRequest } from "@techlookup/core/platform";

/** A request of the calendar, as the script takes it. `wasKnown`: the store has answered so lately that it must remember. */
export const valuesOf = (request: AdmissionRequest, wasKnown = false): string[] => {
  const { ids, bulk, horizonMs, leaseMs, settlements, windowMs, limit = 0, share } = request;
  return [
    ...[windowMs, horizonMs, leaseMs, bulk ? 1 : 0, share, limit, ids.length, wasKnown ? 1 : 0].map(String),
    ...ids,
    ...settlements.flatMap(({ id, as, agoMs, limit: told, remaining, retryAfterMs }) => [
      ...[id, as, String(agoMs)],
      ...[told, remaining, retryAfterMs ?? 0].map((value) => String(value ?? "")),
    ]),
  ];
};

/**
 * The script's answer. Numbers come as texts: a store would cut off their fractions.
 *
 * @throws TypeError when it is none, of a proxy that answers otherwise, say.
 */
export const admissionOf = (answer: unknown): Admission => {
  if (!Array.isArray(answer) || answer.length < 5) throw new TypeError("the store's answer is not that of the script");
  const [waitMs, askMs, gateMs, capacity, cold, ...starts] = answer.map(String);
  return {
    starts: starts.map(Number),
    ...{ waitMs: Number(waitMs), askMs: Number(askMs), gateMs: Number(gateMs), cold: cold === "1" },
    ...(capacity && { capacity: Number(capacity) }),
  };
};
