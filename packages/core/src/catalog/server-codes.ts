import type { CatalogPart } from "./entry.ts";

/** Problems with the API, or with a gateway in front of it, that may pass. */
export const serverCodes: CatalogPart<"INTERNAL_ERROR" | "GATEWAY_ERROR" | "OUTAGE"> = {
  INTERNAL_ERROR: {
    title: "Internal server error",
    meaning:
      "The server sent a 500 or reported an internal error, which the vendor documents as a problem with the API.",
    retried:
      "Yes, with exponential backoff, as documented: 4 attempts, with random waits of at most 500 ms, 1 s and 2 s between them, or longer if `Retry-After` says so. This includes live detection, because the vendor's advice makes no exception. Whether a 500 is charged is unknown: at worst a lookup costs 4 credits and a live detection 20. To send the request only once, set `retry.maxAttempts` to 1.",
    fix: "Run the job again in a few minutes. `error.attempts` shows the time over which the client tried. If `error.stopped` is `budget-exhausted`, so many calls were failing that more retries would only have added to the load.",
    causes: [
      {
        id: "one-input",
        cause: "One input triggers a bug in the API",
        sign: "The same domain or parameter always fails, while others succeed on the same endpoint.",
        fix: "Skip it and continue. Send the path and the `date` in `error.headers` to the vendor's support.",
      },
      {
        id: "api-down",
        cause: "The API is down",
        sign: "Every call fails, `client.account.credits()` included.",
        fix: "Stop the job, and start it again once that call, which costs nothing (documented), succeeds.",
      },
      {
        id: "before-api",
        cause: "A proxy or gateway in front of the API sent the 500",
        sign: "`error.body` is empty or HTML. A 500 gets this code even without the API's JSON (our decision).",
        fix: "Look at `server` and `via` in `error.headers`, and in the log of any proxy or gateway that you run.",
      },
    ],
    related: ["GATEWAY_ERROR"],
    faq: ["which-errors-to-retry", "credits-and-retries"],
    since: "0.1.0",
  },

  GATEWAY_ERROR: {
    title: "Temporary gateway error",
    meaning:
      "The status was 408, 502, 503, 504 or one of Cloudflare's 520 to 524, and the body names no code of the API.",
    retried:
      'For a GET, yes: 4 attempts with backoff, with longer waits if `Retry-After` says so, and a lookup costs 4 credits at worst. Any other call, such as live detection, is not retried: behind the gateway, the API may have carried it out and charged it, so only `{ retry: { repeat: "always" } }` retries it. All of this is our decision: the vendor documents none of these statuses.',
    fix: "Wait a few minutes and call again. Before you repeat a live detection by hand, compare `totals.credits_used` of `client.account.credits()` with what you expect: a difference of 5 suggests that it was carried out.",
    causes: [
      {
        id: "live-detection-too-slow",
        cause: "Live detection took longer than a gateway waits",
        sign: "The status is 504 or 524, the path is `/v1/technology-lookup-live`, and `durationMs` of the attempt is close to a round number such as 60,000.",
        fix: "Get the stored profile with `client.domains.get()`, or detect this website again later. Whether a live result is stored is not documented.",
      },
      {
        id: "own-gateway",
        cause: "Your own proxy or gateway cannot reach the API",
        sign: "`via` or `server` in `error.headers` names it, or `baseUrl` is its address.",
        fix: "Read its log, and call the API from the machine that it runs on.",
      },
      {
        id: "maintenance",
        cause: "The API is under maintenance or overloaded",
        sign: "The status is 503 for every call, perhaps with `error.retryAfterMs`.",
        fix: "Call again after that time, or in a few minutes if there is none.",
      },
      {
        id: "origin-unreachable",
        cause: "Cloudflare cannot reach the server behind it",
        sign: "The status is one of 520 to 524.",
        fix: "Call again in a few minutes. If the address is that of your own gateway, check that its server is running and that Cloudflare has its current address.",
      },
    ],
    related: ["INTERNAL_ERROR", "RATE_LIMIT", "NETWORK_ERROR", "TIMEOUT", "UNEXPECTED_STATUS", "OUTAGE"],
    faq: ["which-errors-to-retry", "post-and-retries"],
    since: "0.1.0",
  },

  OUTAGE: {
    title: "The server is down",
    meaning:
      "The server failed call after call, and this call waited for it to recover for as long as its limits allow.",
    retried:
      "No: the call has already waited. While calls wait, the client sends one at a time to test the server, and sends the others as soon as it responds.",
    fix: "Call again later, or give such calls more time with `patienceMs` and `deadlineMs`. On a server whose own callers wait, set `patienceMs: 0` to fail at once. `error.outage` shows how long the server has been down, and how many requests to it have failed.",
    causes: [
      {
        id: "server-down",
        cause: "The API, or a proxy in front of it, is down",
        sign: "`error.cause` is a `GATEWAY_ERROR`, a `NETWORK_ERROR` or a `TIMEOUT`, and calls of other programs fail as well.",
        fix: "Wait. You do not have to change the call.",
      },
      {
        id: "network-lost",
        cause: "This machine has lost its network",
        sign: "`error.cause` is a `NETWORK_ERROR` whose `reason` is `dns` or `unreachable`.",
        fix: "Restore the network. The client resumes its calls automatically once the server responds to one of them.",
      },
      {
        id: "attempt-timeout-too-short",
        cause: "The time limit of each attempt is too short",
        sign: "`error.cause` is a `TIMEOUT` whose `timeoutMs` is lower than the default of 30,000.",
        fix: "Raise `attemptTimeoutMs`.",
      },
    ],
    related: ["GATEWAY_ERROR", "NETWORK_ERROR", "TIMEOUT", "NO_SLOT"],
    faq: ["which-errors-to-retry"],
    since: "0.1.0",
  },
};
