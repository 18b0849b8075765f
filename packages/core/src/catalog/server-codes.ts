import type { CatalogPart } from "./entry.ts";

/** What the server's side could not do for now. */
export const serverCodes: CatalogPart<"INTERNAL_ERROR" | "GATEWAY_ERROR" | "OUTAGE"> = {
  INTERNAL_ERROR: {
    title: "The server met an error of its own",
    meaning:
      "The server answered 500 or reported an internal error, which the vendor documents as a fault on its own side.",
    retried:
      "Yes, with exponential backoff, as documented: 4 attempts, with random waits of at most 500 ms, 1 s and 2 s between them, or longer where `Retry-After` asks for it. Live detection is included, since the vendor's advice makes no exception. Whether a 500 is charged is unknown: at worst a lookup costs 4 credits and a live detection 20. To send it once, set `retry.maxAttempts` to 1.",
    fix: "Put the job off for some minutes. `error.attempts` shows over what time the server was asked; `budget-exhausted` in `error.stopped` means that so many calls were failing that repeating them would only add to the load.",
    causes: [
      {
        id: "one-input",
        cause: "One input makes the server stumble",
        sign: "The same domain or parameter always ends so, while others succeed on the same endpoint.",
        fix: "Leave it out and go on. Send the path and the `date` in `error.headers` to the vendor's support.",
      },
      {
        id: "api-down",
        cause: "The API is down",
        sign: "Every call ends so, `client.account.credits()` included.",
        fix: "Stop the job, and start it again once that call, which costs nothing (documented), succeeds.",
      },
      {
        id: "before-api",
        cause: "Something before the API answered 500",
        sign: "`error.body` is empty or HTML. A 500 counts as this code also without the API's JSON (our decision).",
        fix: "Look at `server` and `via` in `error.headers`, and in the log of any proxy or gateway of your own.",
      },
    ],
    related: ["GATEWAY_ERROR"],
    faq: ["which-errors-to-retry", "credits-and-retries"],
    since: "0.1.0",
  },

  GATEWAY_ERROR: {
    title: "A temporary refusal by a gateway",
    meaning:
      "The answer was 408, 502, 503, 504 or one of Cloudflare's 520 to 524, and its body names no code of the API.",
    retried:
      'A GET, yes: 4 attempts with backoff, and longer waits where `Retry-After` asks for them, and a lookup costs 4 credits at worst. Any other call, such as live detection, no: behind the gateway it may have been carried out and charged, so only `{ retry: { repeat: "always" } }` repeats it. All of this is our decision: the vendor documents none of these statuses.',
    fix: "Wait some minutes and call again. Before you repeat a live detection by hand, compare `totals.credits_used` of `client.account.credits()` with what you expect: a difference of 5 suggests that it was carried out.",
    causes: [
      {
        id: "live-detection-too-slow",
        cause: "Live detection took longer than a gateway waits",
        sign: "The status is 504 or 524, the path is `/v1/technology-lookup-live`, and `durationMs` of the attempt is close to a round number such as 60,000.",
        fix: "Ask for the stored profile with `client.domains.get()`, or detect this site again later. Whether a live result is stored is not documented.",
      },
      {
        id: "own-gateway",
        cause: "A proxy or gateway of your own does not reach the API",
        sign: "`via` or `server` in `error.headers` names it, or `baseUrl` is its address.",
        fix: "Read its log, and call the API from the machine that it runs on.",
      },
      {
        id: "maintenance",
        cause: "The API is under maintenance or overloaded",
        sign: "The status is 503 for every call, perhaps with `error.retryAfterMs`.",
        fix: "Come back after that time, or in some minutes where none is told.",
      },
      {
        id: "origin-unreachable",
        cause: "Cloudflare cannot reach the server behind it",
        sign: "The status is one of 520 to 524.",
        fix: "Wait some minutes and call again. If the address is that of your own gateway, check that its server is running and that Cloudflare has its current address.",
      },
    ],
    related: ["INTERNAL_ERROR", "RATE_LIMIT", "NETWORK_ERROR", "TIMEOUT", "UNEXPECTED_STATUS", "OUTAGE"],
    faq: ["which-errors-to-retry", "post-and-retries"],
    since: "0.1.0",
  },

  OUTAGE: {
    title: "The server is down, and patience is over",
    meaning: "The server has failed call after call, so that this one waited for it to recover, for as long as it may.",
    retried:
      "No: it has waited already. Meanwhile the client tries the server with one call at a time, and lets the others go as soon as it answers.",
    fix: "Try again later, or give such calls more time with `patienceMs` and `deadlineMs`. For a server whose own callers wait, `patienceMs: 0` answers them at once. `error.outage` tells how long the server has been down, and how many requests have tried it in vain.",
    causes: [
      {
        id: "server-down",
        cause: "The API, or something in front of it, is down",
        sign: "`error.cause` is a `GATEWAY_ERROR`, a `NETWORK_ERROR` or a `TIMEOUT`, and calls of other programs fail too.",
        fix: "Wait. Nothing that the call itself asks for has to change.",
      },
      {
        id: "network-lost",
        cause: "This machine has lost its network",
        sign: "`error.cause` is a `NETWORK_ERROR` whose `reason` is `dns` or `unreachable`.",
        fix: "Mend the network. Calls go on by themselves once one has been answered.",
      },
      {
        id: "attempt-timeout-too-short",
        cause: "Each attempt is given too little time",
        sign: "`error.cause` is a `TIMEOUT` whose `timeoutMs` is lower than the default of 30,000.",
        fix: "Raise `attemptTimeoutMs`.",
      },
    ],
    related: ["GATEWAY_ERROR", "NETWORK_ERROR", "TIMEOUT", "NO_SLOT"],
    faq: ["which-errors-to-retry"],
    since: "0.1.0",
  },
};
