import type { CallSpec, Outcome } from "@techlookup/core/platform";
import type { GatewayAnswer } from "./answer.ts";
import { callerLeft } from "./pass-on.ts";
import type { Settings } from "./settings.ts";
import { takePlace } from "./take-place.ts";

/** The right to ask the API now, to be settled with what came of it, once; or the answer to who does not get it. */
export type Turn = { readonly settle: (outcome?: Outcome) => void } | { readonly refusal: GatewayAnswer };

/**
 * Waits until the API may be asked: first until it is not down, then for a place in its rate limit, so that who waits for an API that is
 * down holds no place. Rejects with what the caller's own signal throws, and leaves nothing taken.
 *
 * @param left Aborts when nobody waits for the answer any more: the turn is another's then.
 */
export const takeTurn = async (
  spec: CallSpec,
  settings: Settings,
  timeoutMs: number,
  left: AbortSignal | undefined,
): Promise<Turn> => {
  const { outageGate } = settings;
  if (!outageGate) return takePlace(spec, settings, timeoutMs, left);
  const { endMs } = outageGate;
  for (;;) {
    const passage = await outageGate.pass(spec, endMs, left);
    try {
      if (left?.aborted) {
        passage?.settle();
        return { refusal: callerLeft() };
      }
      if (!passage) return { refusal: outageGate.refusal(spec) };
      const place = await takePlace(spec, settings, timeoutMs, left);
      if ("refusal" in place) {
        passage.settle();
        return place;
      }
      const settle = (outcome?: Outcome): void => {
        place.settle(outcome);
        passage.settle(outcome);
      };
      if (passage.send()) return { settle };
      // It went down, or others tried it, while this one waited for its place, which is another's now.
      settle();
    } catch (thrown) {
      passage?.settle();
      throw thrown;
    }
  }
};
