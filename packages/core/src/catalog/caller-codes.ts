import type { CatalogPart } from "./entry.ts";

/** Errors caused by your code: what it asked for, or what it did. */
export const callerCodes: CatalogPart<"TOKEN_UNAVAILABLE" | "ABORTED" | "CONFIGURATION_ERROR" | "UNKNOWN_ERROR"> = {
  TOKEN_UNAVAILABLE: {
    title: "The token provider returned no token",
    meaning: "The function that you passed as `token` threw or rejected, so the client had no token to send.",
    retried:
      "No: only your provider knows whether a second try helps. The request was not sent, so it costs nothing; earlier attempts of the call may have been charged.",
    fix: "Read `error.cause`, which is what the provider threw, and fix the problem there. A provider that fetches tokens over the network should do its own retries.",
    causes: [
      {
        id: "session-over",
        cause: "The visitor's session has expired",
        sign: "The endpoint that issues tokens responds with 401 or 403, and the provider throws because of it.",
        fix: "Let the visitor sign in again, then call again: the client calls the provider before every request.",
      },
      {
        id: "token-endpoint-unreachable",
        cause: "The endpoint that issues tokens is unreachable",
        sign: "`error.cause` is the `TypeError` that the platform's `fetch` throws when there is no response.",
        fix: "Check its address, and its CORS headers if its origin differs from that of the web page.",
      },
    ],
    related: ["CONFIGURATION_ERROR"],
    faq: ["keys-in-browsers"],
    since: "0.1.0",
  },

  ABORTED: {
    title: "Your code ended the call",
    meaning: "The `AbortSignal` that you passed with the call aborted before, during or between its attempts.",
    retried:
      "No: your code asked for the call to end. An abort does not undo what was sent: a lookup may still cost 1 credit for each attempt, a live detection 5. Before you call again, compare `totals.credits_used` of `client.account.credits()`.",
    fix: 'Nothing, if you ended the call on purpose: handle it by `error.code === "ABORTED"`. Otherwise, read `error.cause`, the reason that your code gave when it aborted the signal.',
    causes: [
      {
        id: "signal-time-limit",
        cause: "The signal has its own time limit",
        sign: "The name of `error.cause` is `TimeoutError`, as `AbortSignal.timeout()` sets it.",
        fix: "Use `deadlineMs` or `attemptTimeoutMs` instead: their code is `TIMEOUT`, and the error says which limit passed.",
      },
      {
        id: "request-ended",
        cause: "The signal belongs to an incoming request that ended",
        sign: "Your server's handler passed on the signal of its request, and the visitor had left.",
        fix: "Nothing, if the result is no longer needed. For work that must finish, use a separate signal, or none.",
      },
      {
        id: "aborted-before",
        cause: "The signal had aborted before the call",
        sign: "`error.attempts` is empty, and all later calls with this signal end at once.",
        fix: "Create an `AbortController` for each operation: a signal that has aborted stays aborted.",
      },
    ],
    related: ["TIMEOUT"],
    faq: ["timeout-or-abort", "instanceof-after-bundling"],
    since: "0.1.0",
  },

  CONFIGURATION_ERROR: {
    title: "An option or argument is invalid",
    meaning: "The client rejected an option or argument before it sent anything.",
    retried: "No: nothing was sent or charged, and the same argument would be rejected again.",
    fix: "Look at `error.argument`, which names the argument, and at the message, which says what was expected and what was passed. A constructor throws this error, a method rejects with it, and `client.safe` returns it.",
    causes: [
      {
        id: "key-missing",
        cause: "The key is not in the environment of this process",
        sign: "`error.argument` is `apiKey`, and the message says that it is missing.",
        fix: "Set `TECHLOOKUP_API_KEY` for the process itself. An `.env` file works only if something loads it, such as `node --env-file=.env`. Deno also needs the permission: `--allow-env=TECHLOOKUP_API_KEY`.",
      },
      {
        id: "key-characters",
        cause: "The key ends in a line break or contains a space",
        sign: "`error.argument` is `apiKey`, and the message gives the position of the character.",
        fix: "Trim the value where you read it: files and secret stores often end in a line break.",
      },
      {
        id: "url-for-domain",
        cause: "You passed a URL instead of a domain",
        sign: "`error.argument` is `domain`, and the value contains `/` or `:`.",
        fix: "Pass only the host: `new URL(text).hostname`. `client.domains.detectLive()` accepts both.",
      },
      {
        id: "base-url",
        cause: "`baseUrl` is not the API's root",
        sign: "`error.argument` is `baseUrl`. It ends in `/v1`, has a query or a user name, or is plain http to another machine.",
        fix: "Remove `/v1`, which every path begins with, and use https. Plain http is allowed for this machine only, because it shows the key to the network.",
      },
      {
        id: "number-as-text",
        cause: "A number was passed as text, as environment variables are",
        sign: "The message expects a number, and the value in it is in quotation marks.",
        fix: "Convert it first: `Number(process.env.MY_LIMIT)`.",
      },
      {
        id: "key-in-page",
        cause: "You passed a secret key to a client in a web page",
        sign: "The client comes from `@techlookup/browser`.",
        fix: "Pass the URL of your gateway, or a provider of short-lived tokens. A key that was in a web page is public: replace it.",
      },
      {
        id: "unknown-option",
        cause: "An option is misspelled or does not exist",
        sign: "The message says that it is not an option.",
        fix: "Compare its name with the list of options. The message may suggest the right one.",
      },
    ],
    related: ["VALIDATION_ERROR", "UNAUTHORIZED", "TOKEN_UNAVAILABLE"],
    faq: ["keys-in-browsers", "deno-permissions", "how-to-read-a-400"],
    since: "0.1.0",
  },

  UNKNOWN_ERROR: {
    title: "Unexpected error",
    meaning: "The client, or code that you passed to it, threw something that no other code describes.",
    retried:
      "No: the client does not retry an unknown failure. If it sent a request, the API may have carried it out and charged it.",
    fix: "Read `error.cause`, which is what was thrown, and its stack: the top line outside this package shows whose code it was.",
    causes: [
      {
        id: "own-fetch",
        cause: "Your own `fetch` returned something other than a `Response`",
        sign: "You passed the option `fetch`, and `error.cause` is a `TypeError` about reading a property of `undefined`.",
        fix: "Return a `Response` of the platform, from test doubles as well. If such a function throws, the code is `NETWORK_ERROR` instead.",
      },
      {
        id: "own-function",
        cause: "Another function or object of yours threw",
        sign: "The stack of `error.cause` leads into your code: the options `clock` or `random`, an argument with getters, or a global that a test replaced.",
        fix: "Fix the function or object that the stack names.",
      },
      {
        id: "old-runtime",
        cause: "The runtime is older than this client supports",
        sign: "`error.cause` is a `TypeError` that ends in `is not a function` and names a built-in function, such as `isWellFormed`.",
        fix: "Use Node 22 or later, or a current version of another runtime.",
      },
      {
        id: "client-fault",
        cause: "The client has a bug",
        sign: "The stack of `error.cause` stays within this package, and no other cause fits.",
        fix: "Report it with `JSON.stringify(error)`, from which keys are removed. Read it through before you publish it.",
      },
    ],
    related: ["NETWORK_ERROR"],
    faq: ["node-versions", "instanceof-after-bundling", "behind-fetch-failed"],
    since: "0.1.0",
  },
};
