import type { CatalogPart } from "./entry.ts";

/** The key, its plan, and the requests and credits that are left. */
export const accountCodes: CatalogPart<"UNAUTHORIZED" | "FORBIDDEN" | "RATE_LIMIT" | "PAYMENT_REQUIRED"> = {
  UNAUTHORIZED: {
    title: "The API key is missing or invalid",
    meaning: "The server found no key in the request, or rejected the key that it found.",
    retried: "No: a rejected key stays rejected (documented). Stop the job, because every further call fails as well.",
    fix: "Print the length and the first ten characters of the key that this process has, not of the one in your editor. A live key is `tapi_live_` and 32 characters, a test key is `tapi_test_` and 32 characters: 42 in all (documented). Pass only the key: the client adds `Bearer`.",
    causes: [
      {
        id: "quoted-key",
        cause: "The key includes quotation marks",
        sign: "It has 44 characters instead of 42, and the first one is a quotation mark.",
        fix: "Remove the quotation marks where you set the variable. `docker run --env-file`, for example, passes them on as part of the value.",
      },
      {
        id: "key-replaced",
        cause: "The key was replaced or revoked",
        sign: "The same deployment worked before, and other tools that use this key are rejected as well.",
        fix: "Copy the current key from the vendor's site and deploy it everywhere: an organization's team shares one key (documented).",
      },
      {
        id: "header-dropped",
        cause: "A proxy between the client and the API removes the header or wants its own login",
        sign: "`error.body` is not the API's JSON, or `via` and `server` in `error.headers` name a proxy. The same key works from another network.",
        fix: "Configure the proxy to forward the `Authorization` header, or set `baseUrl` to an address that bypasses it.",
      },
      {
        id: "test-key",
        cause: "You used a test key where only a live key is accepted",
        sign: "The key begins with `tapi_test_`. What a test key can do is not documented.",
        fix: "Use a live key. For tests, call the sandbox instead of the API.",
      },
      {
        id: "header-missing",
        cause: "No key reached the server",
        sign: "The message says that the `Authorization` header or the key is missing.",
        fix: "Send the key with every request. If a proxy or gateway forwards the request, check that it does not remove the header.",
      },
      {
        id: "wrong-scheme",
        cause: "The header is not in the format that the API expects",
        sign: "The message asks for `Bearer`, or the request uses another scheme, such as `Basic` or `x-api-key`.",
        fix: "Send `Authorization: Bearer`, one space and the key (documented). With the option `apiKey`, the client does this for you.",
      },
      {
        id: "malformed-key",
        cause: "The key is cut off or has extra characters",
        sign: "The message calls the key malformed, or states its length.",
        fix: "Copy the whole key again: 42 characters, without spaces, quotation marks or a line break.",
      },
    ],
    related: ["FORBIDDEN", "CONFIGURATION_ERROR"],
    faq: ["keys-in-browsers", "testing-without-credits"],
    since: "0.1.0",
  },

  FORBIDDEN: {
    title: "Your plan or account does not allow this call",
    meaning:
      "The key is valid, but its plan does not include this endpoint, or the account is restricted (both documented).",
    retried: "No (documented): the response changes only when the plan or the account does.",
    fix: "Compare the path in the message with the endpoints of your plan on the vendor's site. `client.account.credits()` shows the `plan` and `status` of every key, and costs nothing (documented).",
    causes: [
      {
        id: "account-restricted",
        cause: "The account is restricted",
        sign: "Endpoints that your plan includes are refused as well, or the `status` of the key has changed.",
        fix: "Write to the vendor's support and include the path, the `status` and the `date` in `error.headers`. Leave out the key.",
      },
      {
        id: "other-key",
        cause: "You are using a different key from the one you expect",
        sign: "`owner_id` or `key_prefix` in the response of `client.account.credits()` is not yours, or `plan` is that of a trial account.",
        fix: "Deploy the key of the account whose plan includes the endpoint.",
      },
      {
        id: "plan-without-endpoint",
        cause: "Your plan does not include the endpoint",
        sign: "The message names the plan, or asks for an upgrade.",
        fix: "Call an endpoint that your plan includes, or change to a plan that includes this one.",
      },
    ],
    related: ["UNAUTHORIZED", "UNEXPECTED_STATUS", "PAYMENT_REQUIRED"],
    faq: ["what-a-403-means", "same-format-everywhere"],
    since: "0.1.0",
  },

  RATE_LIMIT: {
    title: "Rate limit exceeded",
    meaning: "The key has used all of its requests for the rolling window of 60 seconds.",
    retried:
      "Yes, live detection included: a 429 costs no credits (documented), and we assume that the call was not carried out. The client waits as long as `Retry-After` says, plus up to a tenth. Without that header, it backs off from 1 s, doubling up to 60 s, with full jitter, but waits at least 1 s for each attempt made so far (our decision). If the wait exceeds `retry.maxWaitMs` (120 s), the call ends at once: `error.stopped` is `wait-too-long`, and `error.retryAfterMs` is the wait.",
    fix: "Spread your calls over time. The limit is 60 requests a minute on Free, 300 on Pro and 1,000 on Scale, counted per key (documented). Look up each domain once, and cache the result for 24 hours or more, as the vendor advises.",
    causes: [
      {
        id: "shared-key",
        cause: "Other processes use the same key",
        sign: "`error.rateLimit`, if present, shows fewer requests left than this process alone can have used.",
        fix: "Give each process a share of the limit, or make all calls from one process: the window belongs to the key (documented).",
      },
      {
        id: "too-many-at-once",
        cause: "Your code starts too many calls at once",
        sign: "Many calls are refused in the same second, such as those of one `Promise.all` over a long list.",
        fix: "Start a few calls at a time, and start the next one when one ends.",
      },
      {
        id: "wait-not-allowed",
        cause: "The client was not allowed to wait long enough",
        sign: "`error.stopped` is `wait-too-long`, `deadline` or `attempts-exhausted`.",
        fix: "Raise `retry.maxWaitMs`, `deadlineMs` or `retry.maxAttempts`, or run the job again after `error.retryAfterMs`.",
      },
      {
        id: "limit-before-api",
        cause: "A proxy or firewall in front of the API limits your address",
        sign: "`error.body` is not the API's JSON, and there is no `error.rateLimit`.",
        fix: "Send fewer requests at a time from this address. `server`, `via` and `cf-ray` in `error.headers` may show who sent the response.",
      },
    ],
    related: ["PAYMENT_REQUIRED", "GATEWAY_ERROR", "NO_SLOT"],
    faq: ["several-processes-one-key", "which-errors-to-retry", "credits-and-retries"],
    since: "0.1.0",
  },

  PAYMENT_REQUIRED: {
    title: "Payment required",
    meaning: "The server sent a 402, which probably means that this month's credits are used up.",
    retried:
      "No (our decision): we know of nothing that makes the call succeed before the credits are reset. A 402 was observed only in the test of another client; what the API sends when credits run out is not documented.",
    fix: "Call `client.account.credits()`, which costs nothing. `totals.credits_remaining` shows the credits left, and `totals.next_reset_at` shows when they are reset (documented).",
    causes: [
      {
        id: "too-few-credits",
        cause: "Some credits are left, but fewer than the call costs",
        sign: "`credits_remaining` is between 1 and 4, and the call was a live detection, which costs 5 (documented).",
        fix: "Get the stored profile with `client.domains.get()`, which costs 1 (observed), or wait for the reset.",
      },
      {
        id: "not-about-credits",
        cause: "The reason is not a lack of credits",
        sign: "`credits_remaining` is well above the price of the call.",
        fix: "Read `error.message` and `error.body`, ask the vendor's support, and report the reason to this project.",
      },
      {
        id: "gateway-host",
        cause: "The hosting provider of your gateway asks for payment",
        sign: "`baseUrl` is your own gateway, and `error.body` is not the API's JSON.",
        fix: "Check the state of that deployment with its provider.",
      },
      {
        id: "credits-used-up",
        cause: "All credits of the month are used up",
        sign: "`credits_remaining` is 0, or the message says that no credits are left.",
        fix: "Wait until `totals.next_reset_at`, or change to a plan with more credits.",
      },
    ],
    related: ["RATE_LIMIT", "FORBIDDEN", "CREDIT_LIMIT"],
    faq: ["credits-and-retries", "testing-without-credits"],
    since: "0.1.0",
  },
};
