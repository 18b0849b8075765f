import type { CatalogPart } from "./entry.ts";

/** Requests that the API understood and refused. */
export const requestCodes: CatalogPart<"VALIDATION_ERROR" | "NOT_FOUND" | "CONFLICT"> = {
  VALIDATION_ERROR: {
    title: "A parameter is missing or malformed",
    meaning: "The API refused the request because one of its parameters is missing or malformed.",
    retried: "No: the same request would be refused again (documented).",
    fix: "Read `error.message`: after the method and path, it quotes the server's message, which names the parameter (documented). Compare the value that you sent with what the endpoint accepts.",
    causes: [
      {
        id: "misnamed-field",
        cause: "A field has the wrong name in a call of `client.request()`",
        sign: "This client has no method for the path in the message, so you wrote `query` or `body` by hand.",
        fix: "Use the API's names, such as `start_date`. If the client has a method for the path, use that method: it names the parameters and checks them.",
      },
      {
        id: "value-out-of-bounds",
        cause: "A value exceeds a bound that only the API knows",
        sign: "The message names `limit`, `offset` or another parameter that is well formed. The API's bounds are not documented, so this client does not check them.",
        fix: "Try a small value first, such as `limit: 10`, and page through the rest.",
      },
      {
        id: "period-not-served",
        cause: "The API does not serve this period of `account.usage()`",
        sign: "The message names `start_date` or `end_date`, although both are valid dates.",
        fix: "Leave both out, which means the last 30 days (documented), then widen the period.",
      },
      {
        id: "parameter-missing",
        cause: "A required parameter is missing",
        sign: "The message says that a parameter is required or missing, and names it.",
        fix: "Send that parameter, under the name in the message. Check that its value is not `undefined` where you make the call.",
      },
      {
        id: "malformed-value",
        cause: "A value has the wrong format",
        sign: "The message names a parameter, and says that its value is invalid or what it must be.",
        fix: "Send the value in the format that the message names: a domain as `example.com`, without `https://` or a path, and a date as `2026-11-30`.",
      },
    ],
    related: ["CONFIGURATION_ERROR", "UNEXPECTED_STATUS"],
    faq: ["how-to-read-a-400", "same-format-everywhere"],
    since: "0.1.0",
  },

  NOT_FOUND: {
    title: "Domain or technology not found",
    meaning: "The API does not know the domain, technology or other resource that you requested.",
    retried:
      "No (documented): the response stays the same until the API has data for it. Whether a 404 is charged is unknown.",
    fix: 'For a domain, call `client.domains.detectLive("example.com")`, which looks at the website now and costs 5 credits (documented). In a batch, treat a domain that stays unknown as a result: record it, and continue.',
    causes: [
      {
        id: "misspelt-domain",
        cause: "The domain is misspelled, or the website has moved to another one",
        sign: "A web browser cannot open it, or ends up at another domain.",
        fix: "Look up the domain where the browser ends up.",
      },
      {
        id: "subdomain",
        cause: "You looked up a subdomain",
        sign: "The path in the message contains a name such as `www.example.com` or `shop.example.com`.",
        fix: "Look up `example.com`. This client sends subdomains unchanged, and how the API treats them is not documented.",
      },
      {
        id: "technology-name",
        cause: "The name or id of the technology is not the API's own",
        sign: "The path in the message begins with `/v1/technology/`.",
        fix: "Take the name from the `active_technologies` of a domain, and the id from `client.technologies.get()` (both observed). For an unknown name, that method may also return `exists: false` instead of this error (observed).",
      },
      {
        id: "no-such-path",
        cause: "The API has no such path",
        sign: "You wrote the path by hand for `client.request()`, and it responds with 404 for any values in it.",
        fix: "Compare the path and the method with the vendor's documentation.",
      },
      {
        id: "not-crawled",
        cause: "The API has not crawled this domain yet",
        sign: "The message says that the domain has not been crawled or has no data yet.",
        fix: "Call `client.domains.detectLive()` for this domain, or look it up again another day.",
      },
    ],
    related: ["UNEXPECTED_STATUS"],
    faq: ["why-a-domain-is-404", "credits-and-retries"],
    since: "0.1.0",
  },

  CONFLICT: {
    title: "The resource already exists",
    meaning: "The API refused to create something that already exists.",
    retried: "No. The vendor's lists of errors to retry do not mention a 409; not retrying it is our decision.",
    fix: "Read the existing resource, and continue with it. Change the request only if you want a second one.",
    causes: [
      {
        id: "done-before",
        cause: "The same request was carried out before",
        sign: "`error.attempts` has more than one entry, or your logs show the same call earlier.",
        fix: "Treat it as done: the first request probably succeeded, and its response was lost.",
      },
      {
        id: "creating-endpoint",
        cause: "You called an endpoint that creates something",
        sign: "You made the call with `client.request()`. None of this client's own methods creates anything, and we know of no endpoint that responds with 409.",
        fix: "Look up the endpoint in the vendor's documentation, and report it to this project.",
      },
    ],
    related: ["UNEXPECTED_STATUS"],
    faq: ["which-errors-to-retry", "post-and-retries"],
    since: "0.1.0",
  },
};
