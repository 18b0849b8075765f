import type { CatalogPart } from "./entry.ts";

/** What concerns the key, its plan and what is left of it. */
export const accountCodes: CatalogPart<"UNAUTHORIZED" | "FORBIDDEN" | "RATE_LIMIT" | "PAYMENT_REQUIRED"> = {
  UNAUTHORIZED: {
    title: "The key is missing or not accepted",
    meaning: "The server found no key in the request, or did not accept the one that it found.",
    retried:
      "No: a key that was refused stays refused (documented). Stop the job, since every further call will be refused too.",
    fix: "Look at the length and the first ten characters of the key that this process really has, not the one in your editor: a live key is `tapi_live_` and 32 characters, a test key `tapi_test_` and 32 characters, 42 in all (documented). Pass the key alone: the client puts `Bearer` before it.",
    causes: [
      {
        id: "quoted-key",
        cause: "The key carries quotation marks",
        sign: "It has 44 characters instead of 42, and the first one is a quotation mark.",
        fix: "Remove the marks where the variable is set: `docker run --env-file`, for one, hands them on as part of the value.",
      },
      {
        id: "key-replaced",
        cause: "The key was replaced or revoked",
        sign: "The same deployment worked before, and other tools that use this key are refused as well.",
        fix: "Take the current key from the vendor's site and deploy it everywhere: an organisation's team shares one key (documented).",
      },
      {
        id: "header-dropped",
        cause: "Something between the client and the API drops the header, or wants a login of its own",
        sign: "`error.body` is not the API's JSON, or `via` and `server` in `error.headers` name a proxy; the same key is accepted from another network.",
        fix: "Let it pass the `Authorization` header on, or set `baseUrl` to an address that does not lead through it.",
      },
      {
        id: "test-key",
        cause: "A test key was used where only a live key is accepted",
        sign: "The key begins with `tapi_test_`. What a test key may do is not documented.",
        fix: "Use a live key. For tests, call the sandbox instead of the API.",
      },
      {
        id: "header-missing",
        cause: "No key reached the server",
        sign: "The message says that the `Authorization` header or the key is missing.",
        fix: "Send the key with every request. If something between your code and the API forwards the request, check that it does not remove the header.",
      },
      {
        id: "wrong-scheme",
        cause: "The header does not have the form that the API expects",
        sign: "The message asks for `Bearer`, or the request shows another scheme, such as `Basic`, or `x-api-key`.",
        fix: "Send `Authorization: Bearer`, one space and the key (documented). The client does this with the option `apiKey`.",
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
    title: "The plan or the account does not allow it",
    meaning:
      "The key is valid, but its plan does not include this endpoint, or the account is restricted (both documented).",
    retried: "No (documented): the answer changes only when the plan or the account does.",
    fix: "Compare the path in the message with the endpoints of your plan on the vendor's site. `client.account.credits()` tells the `plan` and `status` of every key, and costs nothing (documented).",
    causes: [
      {
        id: "account-restricted",
        cause: "The account is restricted",
        sign: "Endpoints that the plan includes are refused too, or the `status` of the key is not what it used to be.",
        fix: "Write to the vendor's support, with the path, the `status` and the `date` in `error.headers`. Leave the key out.",
      },
      {
        id: "other-key",
        cause: "The key is another one than you think",
        sign: "`owner_id` or `key_prefix` in the answer of `client.account.credits()` is not yours, or `plan` is that of a trial account.",
        fix: "Deploy the key of the account whose plan includes the endpoint.",
      },
      {
        id: "plan-without-endpoint",
        cause: "The plan does not include the endpoint",
        sign: "The message names the plan, or asks for an upgrade.",
        fix: "Call an endpoint that your plan includes, or change to a plan that includes this one.",
      },
    ],
    related: ["UNAUTHORIZED", "UNEXPECTED_STATUS", "PAYMENT_REQUIRED"],
    faq: ["what-a-403-means", "same-format-everywhere"],
    since: "0.1.0",
  },

  RATE_LIMIT: {
    title: "The rate limit is used up",
    meaning: "The key has used up its requests for the rolling window of 60 seconds.",
    retried:
      "Yes, live detection included: a 429 costs no credits (documented), and we take it that such a call was not carried out. The client waits as long as `Retry-After` says, plus up to a tenth; without that header it backs off from 1 s, doubling up to 60 s, with full jitter, but waits at least 1 s for each attempt made (our decision). A wait longer than `retry.maxWaitMs` (120 s) is refused at once: `error.stopped` is `wait-too-long`, and `error.retryAfterMs` tells the wait.",
    fix: "Spread the calls over time: 60 requests a minute on Free, 300 on Pro, 1,000 on Scale, counted per key (documented). Keep the answer for a domain for 24 hours or more, as the vendor advises, and ask for each domain once.",
    causes: [
      {
        id: "shared-key",
        cause: "Other processes use the same key",
        sign: "`error.rateLimit`, where the answer told it, shows fewer requests left than this process alone can have used.",
        fix: "Give each process its share of the limit, or let one process make all calls: the window belongs to the key (documented).",
      },
      {
        id: "too-many-at-once",
        cause: "Too many calls are started at once",
        sign: "Many calls are refused in the same second, such as those of one `Promise.all` over a long list.",
        fix: "Start only a few at a time, and the next when one ends.",
      },
      {
        id: "wait-not-allowed",
        cause: "The client was not allowed to wait long enough",
        sign: "`error.stopped` is `wait-too-long`, `deadline` or `attempts-exhausted`.",
        fix: "Raise `retry.maxWaitMs`, `deadlineMs` or `retry.maxAttempts`, or put the job off by `error.retryAfterMs`.",
      },
      {
        id: "limit-before-api",
        cause: "Something before the API limits this address",
        sign: "`error.body` is not the API's JSON, and there is no `error.rateLimit`.",
        fix: "Send fewer requests at a time from this address; `server`, `via` and `cf-ray` in `error.headers` may tell what it is.",
      },
    ],
    related: ["PAYMENT_REQUIRED", "GATEWAY_ERROR", "NO_SLOT"],
    faq: ["several-processes-one-key", "which-errors-to-retry", "credits-and-retries"],
    since: "0.1.0",
  },

  PAYMENT_REQUIRED: {
    title: "Payment is required",
    meaning: "The server answered 402, which probably means that the month's credits are used up.",
    retried:
      "No (our decision): nothing is known that would make it pass before the credits are reset. A 402 was seen in one client's test only; what the API answers when credits run out is not documented.",
    fix: "Call `client.account.credits()`, which costs nothing: `totals.credits_remaining` tells what is left, `totals.next_reset_at` when that changes (documented).",
    causes: [
      {
        id: "too-few-credits",
        cause: "Some credits are left, but fewer than the call costs",
        sign: "`credits_remaining` is between 1 and 4, and the call was a live detection, which costs 5 (documented).",
        fix: "Ask for the stored profile with `client.domains.get()`, which costs 1 (observed), or wait for the reset.",
      },
      {
        id: "not-about-credits",
        cause: "It is not about credits",
        sign: "`credits_remaining` is well above the price of the call.",
        fix: "Read `error.message` and `error.body`, ask the vendor's support, and tell this project what the answer was.",
      },
      {
        id: "gateway-host",
        cause: "The host of a gateway of your own wants to be paid",
        sign: "`baseUrl` is your own gateway, and `error.body` is not the API's JSON.",
        fix: "Look at the state of that deployment at its host.",
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
