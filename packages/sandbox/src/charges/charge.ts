import { Refusal } from "../envelope.ts";
import type { RouteContext } from "../routes/context.ts";

/**
 * Charges a call. Which ones are, the vendor does not say: the settings choose.
 *
 * @throws Refusal, a 402, when too few credits are left. Nothing is charged then.
 */
export const charge = (context: RouteContext, credits: number): void => {
  const { state, account } = context.var;
  const nowMs = state.clock.now();
  if (context.env.bill.take(account, nowMs, credits)) return;
  const { remaining, reset_at } = account.credits(nowMs);
  throw new Refusal(
    "PAYMENT_REQUIRED",
    `The call costs ${credits} credits, and ${remaining} are left until ${reset_at}`,
  );
};
