import type { CatalogPart } from "./entry.ts";

/** What the API says of a request that it understood, and did not grant. */
export const requestCodes: CatalogPart<"VALIDATION_ERROR" | "NOT_FOUND" | "CONFLICT"> = {
  VALIDATION_ERROR: {
    title: "A parameter is missing or malformed",
    meaning: "The API refused the request because one of its parameters is missing or malformed.",
    retried: "No: the same request would be refused again (documented).",
    fix: "Read `error.message`: after the method and path it carries the server's own words, and these name the parameter (documented). Compare the value that was sent with what the endpoint takes.",
    causes: [
      {
        id: "misnamed-field",
        cause: "A field is misnamed in a call of `client.request()`",
        sign: "The path in the message is one that this client has no method for, so `query` or `body` were written by hand.",
        fix: "Write the names as the API does, such as `start_date`. Where the client has a method for the path, use it: it names the parameters and checks them.",
      },
      {
        id: "value-out-of-bounds",
        cause: "A value is beyond a bound that only the API knows",
        sign: "The message names `limit`, `offset` or another parameter that is well formed. The API's bounds are not documented, so this client does not check them.",
        fix: "Try a small value first, such as `limit: 10`, and page through the rest.",
      },
      {
        id: "period-not-served",
        cause: "The period of `account.usage()` is one that the API does not serve",
        sign: "The message names `start_date` or `end_date`, though both are days that exist.",
        fix: "Leave both out, which means the last 30 days (documented), then widen the period.",
      },
      {
        id: "parameter-missing",
        cause: "A required parameter is missing",
        sign: "The message says that a parameter is required or missing, and names it.",
        fix: "Send that parameter, under the name that the message gives it. Check that its value is not `undefined` where the call is made.",
      },
      {
        id: "malformed-value",
        cause: "A value has the wrong format",
        sign: "The message names a parameter, and says that its value is invalid or what it must be.",
        fix: "Send the value in the format that the message names: a domain as `example.com`, without `https://` or a path, and a day as `2026-11-30`.",
      },
    ],
    related: ["CONFIGURATION_ERROR", "UNEXPECTED_STATUS"],
    faq: ["how-to-read-a-400", "same-format-everywhere"],
    since: "0.1.0",
  },

  NOT_FOUND: {
    title: "The domain or technology is not known",
    meaning: "The API does not know the domain, technology or other resource that was asked for.",
    retried:
      "No (documented): the answer stays the same until the API learns of it. Whether a 404 is charged is unknown.",
    fix: 'For a domain, call `client.domains.detectLive("example.com")`, which looks at the site now and costs 5 credits (documented). In a batch, treat a domain that stays unknown as a result: note it, and go on.',
    causes: [
      {
        id: "misspelt-domain",
        cause: "The domain is misspelt, or the site has moved to another one",
        sign: "A web browser cannot open it, or ends at another domain.",
        fix: "Ask for the domain at which the browser ends.",
      },
      {
        id: "subdomain",
        cause: "A subdomain was asked for",
        sign: "The path in the message holds a name such as `www.example.com` or `shop.example.com`.",
        fix: "Ask for `example.com`. This client passes subdomains on as they are given, and how the API treats them is not documented.",
      },
      {
        id: "technology-name",
        cause: "The name or id of a technology is not the API's own",
        sign: "The path in the message begins with `/v1/technology/`.",
        fix: "Take the name from the `active_technologies` of a domain, and the id from `client.technologies.get()` (both observed). That method may also answer an unknown name with `exists: false` instead of this error (observed).",
      },
      {
        id: "no-such-path",
        cause: "The API has no such path",
        sign: "The path was written by hand for `client.request()`, and every value in it is answered with 404.",
        fix: "Compare the path and the method with the vendor's documentation.",
      },
      {
        id: "not-crawled",
        cause: "The API has not crawled this domain yet",
        sign: "The message says that the domain has not been crawled or has no data yet.",
        fix: "Call `client.domains.detectLive()` for this domain, or ask again another day.",
      },
    ],
    related: ["UNEXPECTED_STATUS"],
    faq: ["why-a-domain-is-404", "instanceof-after-bundling", "credits-and-retries"],
    since: "0.1.0",
  },

  CONFLICT: {
    title: "The resource exists already",
    meaning: "The API refused to create something that exists already.",
    retried: "No. The vendor's lists of errors to retry do not mention a 409; not to retry it is our decision.",
    fix: "Read the resource that is there, and go on with it. Change the request only if a second one is wanted.",
    causes: [
      {
        id: "done-before",
        cause: "The same request was carried out before",
        sign: "`error.attempts` has more than one entry, or your own logs show the same call earlier.",
        fix: "Take it as done: the first one probably went through, and its answer was lost.",
      },
      {
        id: "creating-endpoint",
        cause: "An endpoint without a method here creates something",
        sign: "The call was made with `client.request()`. None of this client's own methods creates anything, and no endpoint known to us answers 409.",
        fix: "Look the endpoint up in the vendor's documentation, and tell this project which one it was.",
      },
    ],
    related: ["UNEXPECTED_STATUS"],
    faq: ["which-errors-to-retry", "post-and-retries"],
    since: "0.1.0",
  },
};
