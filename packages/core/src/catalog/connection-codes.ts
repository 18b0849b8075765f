import type { CatalogPart } from "./entry.ts";

/** Answers that came too late, or not whole. */
export const connectionCodes: CatalogPart<"TIMEOUT" | "TRUNCATED_RESPONSE"> = {
  TIMEOUT: {
    title: "A time limit passed",
    meaning:
      "The answer was not complete when one of this client's limits passed: that of one attempt, or that of the whole call.",
    retried:
      'After `attemptTimeoutMs` (30 s; live detection 120 s) a GET is repeated, up to 4 attempts, and a lookup costs 4 credits at worst. Any other call, such as live detection, is not, since it may have been carried out and charged: only `{ retry: { repeat: "always" } }` repeats it. After `deadlineMs` (300 s) nothing is repeated: the call is over.',
    fix: "Look at `error.limit`: for `attempt` raise `attemptTimeoutMs`, for `deadline` raise `deadlineMs`, if the endpoint needs that long. `error.attempts` shows how long each attempt took, and how long the waits between them were.",
    causes: [
      {
        id: "live-detection-limit",
        cause: "The client's own `attemptTimeoutMs` is too short for live detection",
        sign: "The path is `/v1/technology-lookup-live`, and `error.timeoutMs` is below 120,000: a limit set for the client replaces that default.",
        fix: "Set the limit for this call: `client.domains.detectLive(site, { attemptTimeoutMs: 120_000 })`. Live detection can take tens of seconds.",
      },
      {
        id: "swallowed-traffic",
        cause: "Something between swallows the traffic",
        sign: "Every attempt ends at its limit, `client.account.credits()` included, and only from this network.",
        fix: "Allow outgoing connections to the host at port 443, or go through the network's proxy. Where not even a connection is made, Node gives up by itself after 10 s, and the code is `NETWORK_ERROR`.",
      },
      {
        id: "busy-process",
        cause: "The process was busy or asleep",
        sign: "`durationMs` of an attempt is well above the limit.",
        fix: "Move long synchronous work out of the process that waits for answers. After a laptop's sleep, call again.",
      },
      {
        id: "deadline-used-up",
        cause: "Waits and earlier attempts used up the deadline",
        sign: "`error.limit` is `deadline`, and `waitMs` and `durationMs` in `error.attempts` add up to it.",
        fix: 'Look at the codes of the earlier attempts: they are the reason. Where no time is left for a further attempt, the call ends with the last attempt\'s error and `stopped: "deadline"` instead.',
      },
      {
        id: "attempt-limit",
        cause: "One attempt took longer than it may",
        sign: "The message names `attemptTimeoutMs`, or `error.limit` is `attempt`.",
        fix: "Raise `attemptTimeoutMs`, for this call or for the client, if the endpoint needs that long.",
      },
      {
        id: "deadline-passed",
        cause: "The whole call took longer than it may",
        sign: "The message names `deadlineMs`, or `error.limit` is `deadline`.",
        fix: "Raise `deadlineMs`. It covers all attempts and the waits between them.",
      },
    ],
    related: ["ABORTED", "NETWORK_ERROR", "TRUNCATED_RESPONSE", "GATEWAY_ERROR", "NO_SLOT", "OUTAGE"],
    faq: ["timeout-or-abort", "which-errors-to-retry", "post-and-retries"],
    since: "0.1.0",
  },

  TRUNCATED_RESPONSE: {
    title: "The answer broke off",
    meaning: "Status and headers of a success came, but the connection was lost while the body was being read.",
    retried:
      'A GET, yes: 4 attempts with backoff, and a lookup costs 4 credits at worst, but not where the runtime says that the body cannot be decompressed. Any other call, such as live detection, no: the server has answered, so it was most likely carried out and charged, and only `{ retry: { repeat: "always" } }` repeats it.',
    fix: "Call again. For a live detection that is 5 more credits if the first was charged: compare `totals.credits_used` of `client.account.credits()` first.",
    causes: [
      {
        id: "unsteady-connection",
        cause: "The connection is unsteady",
        sign: "It happens now and then, at different lengths: the message tells after how many characters.",
        fix: "Nothing for a GET, as long as the repeated attempts succeed.",
      },
      {
        id: "proxy-ends-answers",
        cause: "A proxy ends long answers",
        sign: "It happens after about the same time or length, and only through this proxy.",
        fix: "Raise the proxy's limits, or ask for smaller pages with `limit`.",
      },
      {
        id: "undecodable-body",
        cause: "The body cannot be decompressed",
        sign: "The message names the `content-encoding`, and `error.stopped` is `not-retryable`. A page is told no difference to a lost connection: there it happens every time.",
        fix: "Something between changes the body without its `content-encoding`, or the other way round: correct it there.",
      },
    ],
    related: ["NETWORK_ERROR", "TIMEOUT", "INVALID_RESPONSE", "RESPONSE_TOO_LARGE"],
    faq: ["post-and-retries", "credits-and-retries"],
    since: "0.1.0",
  },
};
