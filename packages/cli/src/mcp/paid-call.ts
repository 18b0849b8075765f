import type { CallSpec } from "@techlookup/core/contract";
import { type AttemptRecord, type CallOptions, isTechLookupError, type TechLookup } from "@techlookup/node";
import type { Budget } from "./budget.ts";

/** A call that has ended: its data or its error, and what it may have cost. */
export interface PaidCall {
  readonly data?: unknown;
  readonly error?: unknown;
  /** Credits by the documented price, for each attempt that may have been charged. */
  readonly credits: number;
}

const mayBeCharged = (attempts: readonly AttemptRecord[]): number => attempts.filter(({ free }) => !free).length;

/**
 * Makes a call, retries included, each attempt of which is reserved from the budget before it leaves: the first before the call waits for its turn, so
 * that a refusal comes at once.
 */
export const payFor = async (
  client: TechLookup,
  budget: Budget,
  { method, path, query, body, envelope, credits: price }: CallSpec,
  subject: string,
  options: CallOptions,
): Promise<PaidCall> => {
  let attempts: readonly AttemptRecord[] = [];
  let reserved = 0;
  let refusal: { readonly thrown: unknown } | undefined;
  const reserve = async (): Promise<void> => {
    // What was reserved for an attempt that was certainly not charged stands for the next one.
    if (price === 0 || reserved > mayBeCharged(attempts) * price) return;
    try {
      await budget.reserve(price, subject);
      reserved += price;
    } catch (thrown) {
      refusal = { thrown };
      throw thrown;
    }
  };
  // The call may be cut off while a reservation is on its way.
  let reserving: Promise<void> = Promise.resolve();
  const beforeAttempt = (before: readonly AttemptRecord[]): Promise<void> => {
    attempts = before;
    reserving = reserve();
    return reserving;
  };
  const request = { method, path, query, envelope, ...(typeof body === "string" && { body: JSON.parse(body) }) };
  let outcome: Pick<PaidCall, "data" | "error">;
  try {
    await reserve();
    const { data, meta } = await client.request(request, { ...options, beforeAttempt }).withResponse();
    attempts = meta.attempts;
    outcome = { data };
  } catch (error) {
    // The error of a request that was refused knows of none before.
    if (isTechLookupError(error) && error.attempts.length > 0) attempts = error.attempts;
    outcome = { error: refusal ? refusal.thrown : error };
  }
  await reserving.catch(() => {});
  const credits = mayBeCharged(attempts) * price;
  await budget.release(reserved - credits);
  return { ...outcome, credits };
};
