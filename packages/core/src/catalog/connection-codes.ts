import type { CatalogPart } from "./entry.ts";

/** Responses that arrived too late, or not whole. */
export const connectionCodes: CatalogPart<"TIMEOUT" | "TRUNCATED_RESPONSE"> = {
  TIMEOUT: {
    title: "A time limit passed",
    meaning:
      "The response was not complete when one of the client's limits passed: the limit of one attempt, or of the whole call.",
    retried:
      'After `attemptTimeoutMs` (30 s; live detection 120 s), the client retries a GET, up to 4 attempts, and a lookup costs 4 credits at worst. It does not retry any other call, such as live detection, because the API may have carried it out and charged it: only `{ retry: { repeat: "always" } }` retries it. After `deadlineMs` (300 s), nothing is retried: the call is over.',
    fix: "Look at `error.limit`. For `attempt`, raise `attemptTimeoutMs`; for `deadline`, raise `deadlineMs`, if the endpoint needs that long. `error.attempts` shows how long each attempt took, and how long the waits between them were.",
    causes: [
      {
        id: "live-detection-limit",
        cause: "The client's own `attemptTimeoutMs` is too short for live detection",
        sign: "The path is `/v1/technology-lookup-live`, and `error.timeoutMs` is below 120,000: a limit set for the client replaces that default.",
        fix: "Set the limit for this call: `client.domains.detectLive(site, { attemptTimeoutMs: 120_000 })`. Live detection can take tens of seconds.",
      },
      {
        id: "swallowed-traffic",
        cause: "A firewall or proxy drops the traffic without a response",
        sign: "Every attempt runs into its limit, those of `client.account.credits()` included, but only from this network.",
        fix: "Allow outgoing connections to the host at port 443, or use the network's proxy. If not even a connection is made, Node gives up after 10 s, and the code is `NETWORK_ERROR`.",
      },
      {
        id: "busy-process",
        cause: "The process was busy or asleep",
        sign: "`durationMs` of an attempt is well above the limit.",
        fix: "Move long synchronous work out of the process that waits for responses. After a laptop's sleep, call again.",
      },
      {
        id: "deadline-used-up",
        cause: "Waits and earlier attempts used up the deadline",
        sign: "`error.limit` is `deadline`, and `waitMs` and `durationMs` in `error.attempts` add up to it.",
        fix: 'Look at the codes of the earlier attempts: they are the reason. If no time is left for another attempt, the call ends with the last attempt\'s error and `stopped: "deadline"` instead.',
      },
      {
        id: "attempt-limit",
        cause: "One attempt exceeded its limit",
        sign: "The message names `attemptTimeoutMs`, or `error.limit` is `attempt`.",
        fix: "Raise `attemptTimeoutMs`, for this call or for the client, if the endpoint needs that long.",
      },
      {
        id: "deadline-passed",
        cause: "The whole call exceeded its limit",
        sign: "The message names `deadlineMs`, or `error.limit` is `deadline`.",
        fix: "Raise `deadlineMs`. It covers all attempts and the waits between them.",
      },
    ],
    related: ["ABORTED", "NETWORK_ERROR", "TRUNCATED_RESPONSE", "GATEWAY_ERROR", "NO_SLOT", "OUTAGE"],
    faq: ["timeout-or-abort", "which-errors-to-retry", "post-and-retries"],
    since: "0.1.0",
  },

  TRUNCATED_RESPONSE: {
    title: "The response broke off",
    meaning: "The status and headers of a success arrived, but the connection was lost while the body was being read.",
    retried:
      'For a GET, yes: 4 attempts with backoff, and a lookup costs 4 credits at worst. It is not retried if the runtime reports that the body cannot be decompressed. Any other call, such as live detection, is not retried: the server has responded, so the call was most likely carried out and charged. Only `{ retry: { repeat: "always" } }` retries it.',
    fix: "Call again. For a live detection, that costs 5 more credits if the first was charged: compare `totals.credits_used` of `client.account.credits()` first.",
    causes: [
      {
        id: "unsteady-connection",
        cause: "The connection is unstable",
        sign: "It happens now and then, at different lengths: the message says after how many characters the response broke off.",
        fix: "Nothing for a GET, as long as its retries succeed.",
      },
      {
        id: "proxy-ends-answers",
        cause: "A proxy ends long responses",
        sign: "It happens after about the same time or length, and only through this proxy.",
        fix: "Raise the proxy's limits, or request smaller pages with `limit`.",
      },
      {
        id: "undecodable-body",
        cause: "The body cannot be decompressed",
        sign: "The message names the `content-encoding`, and `error.stopped` is `not-retryable`. A web page cannot distinguish this from a lost connection: there, it happens every time.",
        fix: "Correct the proxy in between that changes the body without its `content-encoding`, or the reverse.",
      },
    ],
    related: ["NETWORK_ERROR", "TIMEOUT", "INVALID_RESPONSE", "RESPONSE_TOO_LARGE"],
    faq: ["post-and-retries", "credits-and-retries"],
    since: "0.1.0",
  },
};
