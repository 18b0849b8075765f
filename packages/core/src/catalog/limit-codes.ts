import type { CatalogPart } from "./entry.ts";

/** Calls that were not sent because of a limit that the client keeps to. */
export const limitCodes: CatalogPart<"CREDIT_LIMIT" | "NO_SLOT"> = {
  CREDIT_LIMIT: {
    title: "Your own credit limit would be exceeded",
    meaning:
      "The call would have spent more credits than the `creditLimit` that you set, so the client did not send it.",
    retried:
      "No: this request was not sent. Requests that were sent before it, those of the same call included, may have been charged.",
    fix: "Compare `error.credits`, the price of this call, with `error.creditLimit`. Then decide whether the rest is worth more credits; `client.account.credits()` tells what the account has left, and costs nothing.",
    causes: [
      {
        id: "live-detection",
        cause: "Live detection is used more than was planned",
        sign: "`error.credits` is 5 (documented) instead of 1.",
        fix: "Ask for the stored profile first, and detect live only what is `NOT_FOUND`.",
      },
      {
        id: "counted-too-high",
        cause: "The client counts more than the account was charged",
        sign: "`totals.credits_used` of `client.account.credits()` rose by less than the limit.",
        fix: "Raise the limit by the difference. The client counts 5 for live detection and 0 for usage and credits (documented), and 1 for anything else, which was observed for most paths; what failed calls cost is unknown.",
      },
    ],
    related: ["PAYMENT_REQUIRED"],
    faq: ["credits-and-retries", "testing-without-credits"],
    since: "0.1.0",
  },

  NO_SLOT: {
    title: "No place in the rate limit in time",
    meaning:
      "The call was not sent: it would have waited for the rate limit longer than it may, or too many calls wait already.",
    retried:
      "No: the wait that it needs is known, and is longer than the call has time for. Nothing was sent or charged.",
    fix: "Give such calls more time with `deadlineMs`, or make fewer at once: `error.waitMs` is the wait that this one would have needed at the least.",
    causes: [
      {
        id: "more-than-plan",
        cause: "More calls are made than the plan allows",
        sign: "`error.stopped` is `deadline`, and `error.waitMs` grows with every further call that waits.",
        fix: "Make a few calls at a time, and the next when one is done. A larger plan has a larger limit.",
      },
      {
        id: "queue-full",
        cause: "The queue is as long as you allow",
        sign: "`error.stopped` is `not-retryable`, and the message names `pacing.maxQueue`.",
        fix: "Answer your own caller that it is too busy, or raise `maxQueue`.",
      },
      {
        id: "server-wait",
        cause: "The server asked every call to wait for long",
        sign: "A call before ended with `RATE_LIMIT`, and its `retryAfterMs` is about as long as `error.waitMs`.",
        fix: "Call again after that time. Until then every call of this client is refused at once.",
      },
      {
        id: "window-failed",
        cause: "The store that counts requests for several processes failed",
        sign: "`error.cause` is what a `window` of yours threw.",
        fix: "Mend the store, or let its window answer from this process while it is away.",
      },
    ],
    related: ["RATE_LIMIT", "TIMEOUT", "OUTAGE"],
    faq: ["several-processes-one-key"],
    since: "0.1.0",
  },
};
