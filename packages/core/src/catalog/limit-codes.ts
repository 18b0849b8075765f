import type { CatalogPart } from "./entry.ts";

/** Calls that the client did not send because of a limit that it enforces. */
export const limitCodes: CatalogPart<"CREDIT_LIMIT" | "NO_SLOT"> = {
  CREDIT_LIMIT: {
    title: "The call would exceed your credit limit",
    meaning: "The call would have spent more credits than your `creditLimit` allows, so the client did not send it.",
    retried:
      "No: this request was not sent. Earlier requests, including those of the same call, may have been charged.",
    fix: "Compare `error.credits`, the price of this call, with `error.creditLimit`. Then decide whether the remaining calls are worth more credits. `client.account.credits()` shows what the account has left, and costs nothing.",
    causes: [
      {
        id: "live-detection",
        cause: "Your code uses live detection more than planned",
        sign: "`error.credits` is 5 (documented) instead of 1.",
        fix: "Get the stored profile first, and use live detection only for what is `NOT_FOUND`.",
      },
      {
        id: "counted-too-high",
        cause: "The client counts more than the account was charged",
        sign: "`totals.credits_used` of `client.account.credits()` rose by less than the limit.",
        fix: "Raise the limit by the difference. The client counts 5 for live detection and 0 for usage and credits (documented), and 1 for any other call, which was observed for most paths; what failed calls cost is unknown.",
      },
    ],
    related: ["PAYMENT_REQUIRED"],
    faq: ["credits-and-retries", "testing-without-credits"],
    since: "0.1.0",
  },

  NO_SLOT: {
    title: "No room in the rate limit",
    meaning:
      "The client did not send the call: it would have waited too long for the rate limit, or too many calls are already waiting.",
    retried: "No: the client knows the wait, and it is longer than the time the call has. Nothing was sent or charged.",
    fix: "Give such calls more time with `deadlineMs`, or start fewer at once. `error.waitMs` is the shortest wait that this call would have needed.",
    causes: [
      {
        id: "more-than-plan",
        cause: "Your code makes more calls than the plan allows",
        sign: "`error.stopped` is `deadline`, and `error.waitMs` grows with every further call that waits.",
        fix: "Make a few calls at a time, and start the next one when one is done. A larger plan has a larger limit.",
      },
      {
        id: "queue-full",
        cause: "The queue has reached the length that you allow",
        sign: "`error.stopped` is `not-retryable`, and the message names `pacing.maxQueue`.",
        fix: "Tell your own caller that your server is too busy, or raise `maxQueue`.",
      },
      {
        id: "server-wait",
        cause: "The server told the client to pause for a long time",
        sign: "An earlier call ended with `RATE_LIMIT`, and its `retryAfterMs` is about as long as `error.waitMs`.",
        fix: "Call again after that time. Until then, the client refuses every call at once.",
      },
      {
        id: "window-failed",
        cause: "The store that counts requests for several processes failed",
        sign: "`error.cause` is what your `window` threw.",
        fix: "Fix the store, or let its window count in this process alone while the store is unavailable.",
      },
    ],
    related: ["RATE_LIMIT", "TIMEOUT", "OUTAGE"],
    faq: ["several-processes-one-key"],
    since: "0.1.0",
  },
};
