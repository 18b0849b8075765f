import type { CatalogPart } from "./entry.ts";

/** What the calling program asked for, or did. */
export const callerCodes: CatalogPart<"TOKEN_UNAVAILABLE" | "ABORTED" | "CONFIGURATION_ERROR" | "UNKNOWN_ERROR"> = {
  TOKEN_UNAVAILABLE: {
    title: "The token provider gave no token",
    meaning: "The function that you passed as `token` threw or rejected, so there was nothing to send the call with.",
    retried:
      "No: whether asking again helps is known to the provider alone. The request was not sent, so it costs nothing; attempts before it may have been charged.",
    fix: "Look at `error.cause`, which is what the provider threw, and mend it there. A provider that fetches tokens over the network should retry by itself.",
    causes: [
      {
        id: "session-over",
        cause: "The visitor's session is over",
        sign: "The endpoint that hands out tokens answers 401 or 403, and the provider throws because of it.",
        fix: "Let the visitor sign in again, then repeat the call: the provider is asked anew before each request.",
      },
      {
        id: "token-endpoint-unreachable",
        cause: "The endpoint that hands out tokens cannot be reached",
        sign: "`error.cause` is the `TypeError` that the platform's `fetch` throws without an answer.",
        fix: "Check its address, and its CORS headers if it has another origin than the page.",
      },
    ],
    related: ["CONFIGURATION_ERROR"],
    faq: ["keys-in-browsers"],
    since: "0.1.0",
  },

  ABORTED: {
    title: "The caller ended the call",
    meaning: "The `AbortSignal` that was passed with the call aborted before, during or between its attempts.",
    retried:
      "No: the caller wants it to end. What was sent is not undone: a lookup may still cost 1 credit for each attempt, a live detection 5. Before you call again, compare `totals.credits_used` of `client.account.credits()`.",
    fix: 'Nothing, if it was meant: handle it by `error.code === "ABORTED"`. Otherwise look at `error.cause`, the reason that the signal was aborted with.',
    causes: [
      {
        id: "signal-time-limit",
        cause: "The signal has a time limit of its own",
        sign: "The name of `error.cause` is `TimeoutError`, as `AbortSignal.timeout()` gives it.",
        fix: "Use `deadlineMs` or `attemptTimeoutMs` instead: their code is `TIMEOUT`, and the error tells which limit passed.",
      },
      {
        id: "request-ended",
        cause: "The signal belongs to an incoming request that ended",
        sign: "The call was made in a server's handler, with the signal of its request, and the visitor had left.",
        fix: "Nothing, if nobody needs the answer. Work that must be finished needs a signal of its own, or none.",
      },
      {
        id: "aborted-before",
        cause: "The signal had aborted before the call",
        sign: "`error.attempts` is empty, and all later calls with this signal end at once.",
        fix: "Make a new `AbortController` for each operation: a signal that has aborted stays so.",
      },
    ],
    related: ["TIMEOUT"],
    faq: ["timeout-or-abort", "instanceof-after-bundling"],
    since: "0.1.0",
  },

  CONFIGURATION_ERROR: {
    title: "An option or argument is wrong",
    meaning: "The client refused an option or argument before it sent anything.",
    retried: "No: nothing was sent or charged, and the same argument would be refused again.",
    fix: "Look at `error.argument`, which names it, and at the message, which tells what is wanted and what came. A constructor throws this error; a method rejects with it; `client.safe` returns it.",
    causes: [
      {
        id: "key-missing",
        cause: "The key is not in this process's environment",
        sign: "`error.argument` is `apiKey`, and the message says that it is missing.",
        fix: "Set `TECHLOOKUP_API_KEY` for the process itself: an `.env` file counts only if something loads it, such as `node --env-file=.env`. Deno also has to allow it: `--allow-env=TECHLOOKUP_API_KEY`.",
      },
      {
        id: "key-characters",
        cause: "The key ends in a line break or contains a space",
        sign: "`error.argument` is `apiKey`, and the message tells the position of the character.",
        fix: "Trim the value where it is read: files and secret stores often end in a line break.",
      },
      {
        id: "url-for-domain",
        cause: "A URL was given where a domain is wanted",
        sign: "`error.argument` is `domain`, and the value contains `/` or `:`.",
        fix: "Pass the host alone: `new URL(text).hostname`. `client.domains.detectLive()` takes both.",
      },
      {
        id: "base-url",
        cause: "`baseUrl` is not the API's root",
        sign: "`error.argument` is `baseUrl`. It ends in `/v1`, has a query or a user name, or is plain http to another machine.",
        fix: "Leave out `/v1`, which every path begins with, and use https. Plain http is for this machine only, since it shows the key to the network.",
      },
      {
        id: "number-as-text",
        cause: "A number came as text, as environment variables do",
        sign: "The message wants a number, and the value in it stands in quotation marks.",
        fix: "Convert it first: `Number(process.env.MY_LIMIT)`.",
      },
      {
        id: "key-in-page",
        cause: "A secret key was given to a client in a web page",
        sign: "It is the client of `@techlookup/browser`.",
        fix: "Give it the URL of your gateway, or a provider of short-lived tokens. A key that was in a page is public: replace it.",
      },
      {
        id: "unknown-option",
        cause: "An option is misspelt or does not exist",
        sign: "The message says that it is not an option.",
        fix: "Compare its name with the list of options. The message may name the one that is meant.",
      },
    ],
    related: ["VALIDATION_ERROR", "UNAUTHORIZED", "TOKEN_UNAVAILABLE"],
    faq: ["keys-in-browsers", "deno-permissions", "how-to-read-a-400"],
    since: "0.1.0",
  },

  UNKNOWN_ERROR: {
    title: "Something unforeseen",
    meaning: "Something was thrown that no other code describes, in the client or in code that was handed to it.",
    retried:
      "No: what is not understood is not repeated. If a request was sent, it may have been carried out and charged.",
    fix: "Read `error.cause`, which is what was thrown, and its stack: the topmost line outside of this package tells whose code it was.",
    causes: [
      {
        id: "own-fetch",
        cause: "A `fetch` of your own returned something else than a `Response`",
        sign: "The client was made with the option `fetch`, and `error.cause` is a `TypeError` about reading a property of `undefined`.",
        fix: "Return a `Response` of the platform, also from test doubles. What such a function throws is another code, `NETWORK_ERROR`.",
      },
      {
        id: "own-function",
        cause: "Another function or object of yours threw",
        sign: "The stack of `error.cause` leads into your code: the options `clock` or `random`, an argument with getters, or a global that a test replaced.",
        fix: "Mend it there.",
      },
      {
        id: "old-runtime",
        cause: "The runtime is older than this client supports",
        sign: "`error.cause` is a `TypeError` that ends in `is not a function` and names something built in, such as `isWellFormed`.",
        fix: "Use Node 22 or later, or a current version of another runtime.",
      },
      {
        id: "client-fault",
        cause: "The client has a fault",
        sign: "The stack of `error.cause` stays within this package, and none of the above fits.",
        fix: "Report it with `JSON.stringify(error)`, from which keys are removed; read it through before you publish it.",
      },
    ],
    related: ["NETWORK_ERROR"],
    faq: ["node-versions", "instanceof-after-bundling", "behind-fetch-failed"],
    since: "0.1.0",
  },
};
