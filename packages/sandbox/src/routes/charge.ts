import { Refusal } from "../envelope.ts";
import type { RouteContext } from "./context.ts";

/**
 * Charges a call that succeeds. That failed ones are not charged is the sandbox's choice: the vendor does not say.
 *
 * @throws Refusal, a 402, when too few credits are left. Nothing is charged then.
 */
export const charge = (context: RouteContext, credits: number): void => {
  const { record, charged } = context.env;
  if (!charged) return;
  const { state, account } = context.var;
  const nowMs = state.clock.now();
  if (!account.charge(nowMs, credits)) {
    const { remaining, reset_at } = account.credits(nowMs);
    throw new Refusal(
      "PAYMENT_REQUIRED",
      `The call costs ${credits} credits, and ${remaining} are left until ${reset_at}`,
    );
  }
  record.credits = credits;
};
