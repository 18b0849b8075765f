import type { CatalogPart } from "./entry.ts";

/** Answers that came whole, and are not what the API documents. */
export const answerCodes: CatalogPart<
  "UNEXPECTED_STATUS" | "UNEXPECTED_REDIRECT" | "INVALID_RESPONSE" | "RESPONSE_TOO_LARGE"
> = {
  UNEXPECTED_STATUS: {
    title: "An error that is not in the API's format",
    meaning:
      "The answer has an error status, but neither the status alone nor the body stands for an error of the API.",
    retried:
      "No (our decision): of the statuses that the vendor does not document, only those of `GATEWAY_ERROR` are retried. Whether it was charged is unknown.",
    fix: "Look at `error.status` and `error.body`, which holds the page that came. A 400, 403, 404 or 409 without the API's JSON is never taken for one of the API's own, since a firewall's page or a wrong address must not look like an unknown domain (our decision).",
    causes: [
      {
        id: "other-server",
        cause: "`baseUrl` leads to another server, or to a wrong path of the right one",
        sign: "Every call ends so, mostly with 404 or 405 and an HTML page.",
        fix: "Leave `baseUrl` out to call the API itself, or set it to the address below which `/v1/` begins.",
      },
      {
        id: "firewall",
        cause: "A firewall or bot protection turned the request away",
        sign: "The status is 403, the body is a page that speaks of access or a challenge, and other networks are let through.",
        fix: "Ask whoever runs the network, or the vendor's support, to let your server's address through. `cf-ray` in `error.headers`, where present, helps them find the request.",
      },
      {
        id: "cloudflare-set-up",
        cause: "The server behind Cloudflare has a fault in its set-up",
        sign: "The status is 525, 526 or 530.",
        fix: "If the address is the API's, tell the vendor; if it is your gateway's, check its certificate and DNS at Cloudflare.",
      },
      {
        id: "unknown-status",
        cause: "The API answers with a status that this version does not know",
        sign: "`error.body` is JSON, and the status is one such as 410, 422 or 501.",
        fix: "Handle it by `error.status`, look for a newer version of this package, and tell this project.",
      },
    ],
    related: [
      "VALIDATION_ERROR",
      "FORBIDDEN",
      "NOT_FOUND",
      "CONFLICT",
      "GATEWAY_ERROR",
      "UNEXPECTED_REDIRECT",
      "INVALID_RESPONSE",
    ],
    faq: ["same-format-everywhere", "what-a-403-means", "why-a-domain-is-404"],
    since: "0.1.0",
  },

  UNEXPECTED_REDIRECT: {
    title: "The server redirects",
    meaning:
      "The server answered with a redirect (3xx), and none is followed, since the key would go to wherever it leads.",
    retried: "No: the same address would redirect again.",
    fix: "Look at `error.location`, which is the target without its query. If it is the same path on a host that you trust with the key, set `baseUrl` to `https://` and that host.",
    causes: [
      {
        id: "network-login",
        cause: "The network wants a login first",
        sign: "`error.location` is a login or welcome page of the network's operator, and other sites redirect there too.",
        fix: "Log in to the network in a browser, or call from another one.",
      },
      {
        id: "gateway-login",
        cause: "A gateway of your own sends its callers to a login page",
        sign: "`baseUrl` is your gateway, and `error.location` its login page.",
        fix: "Let it answer API calls with a 401 in the API's format instead, and look at why it did not accept this caller.",
      },
      {
        id: "hidden-target",
        cause: "A browser hides where it leads",
        sign: "`error.status` is 0, and there is no `error.location`.",
        fix: "Open the browser's network panel, or call the same address outside of a page.",
      },
      {
        id: "moved",
        cause: "The address has moved",
        sign: "`error.location` ends in the path of the request, on another host or with `https://`.",
        fix: "Set `baseUrl` to that host, with `https://`, if you trust it with the key.",
      },
    ],
    related: ["UNEXPECTED_STATUS", "INVALID_RESPONSE"],
    faq: ["same-format-everywhere", "keys-in-browsers"],
    since: "0.1.0",
  },

  INVALID_RESPONSE: {
    title: "A success that cannot be read",
    meaning:
      "The status tells success, but the body is neither the documented JSON with `success` and `data` nor a readable error.",
    retried:
      "No (our decision): by its status the call was carried out, so it was probably charged, and a retry may be charged again.",
    fix: "Look at `error.body`, and at `content-type` in `error.headers`. An HTML page comes from a wrong `baseUrl` or from something between, and it is mended there.",
    causes: [
      {
        id: "page-instead",
        cause: "A proxy, a login page or a web application answers every path with a page of its own",
        sign: "`error.body` begins with `<!doctype html>`, for other paths as well.",
        fix: "Set `baseUrl` to the API, not to a web site; log in to the network if it asks for that.",
      },
      {
        id: "no-envelope",
        cause: "This path answers without the envelope",
        sign: "`error.body` is empty, or is JSON without `success`, such as an array. One older company path does so (observed).",
        fix: 'Call it with `client.request()` and `envelope: "optional"`, which takes such a body as the data.',
      },
      {
        id: "error-without-code",
        cause: "An error came without a code",
        sign: "`error.body` is JSON with `success: false`, and has no `code` in its `error`.",
        fix: "Read the `message` in the body, and tell this project which path answers so: the documented form has both.",
      },
      {
        id: "cut-unnoticed",
        cause: "The body is cut, and nobody said so",
        sign: "`error.body` begins as the API's JSON and breaks off, though it is shorter than the 8,192 characters that are kept.",
        fix: "Look at the size limits and timeouts of what is between: something there ended the body as if it were whole.",
      },
      {
        id: "broken-list",
        cause: "A page of a list is missing, empty too early, or not the one that was asked for",
        sign: "The message says that the list cannot be read on, and at which offset.",
        fix: "Keep what came, and go on later, with that number as `offset`. Do not take it for the end of the list.",
      },
    ],
    related: ["UNEXPECTED_STATUS", "UNEXPECTED_REDIRECT", "TRUNCATED_RESPONSE"],
    faq: ["same-format-everywhere", "credits-and-retries"],
    since: "0.1.0",
  },

  RESPONSE_TOO_LARGE: {
    title: "The answer is larger than allowed",
    meaning:
      "The body grew beyond `maxResponseBytes` (10 MiB by default, counted after decompression), and its download was stopped.",
    retried: "No: the same answer would be as large again, and may be charged again.",
    fix: "Use a smaller `limit` and more pages. If answers of this size are expected, set `maxResponseBytes` for this call to what the program's memory can bear.",
    causes: [
      {
        id: "limit-too-low",
        cause: "`maxResponseBytes` is set too low",
        sign: "The message names less than 10,485,760 bytes.",
        fix: "Leave the option out, or write it in bytes: `5 * 1024 * 1024` are 5 MiB.",
      },
      {
        id: "other-server",
        cause: "Another server answers, with a download or a stream that does not end",
        sign: "`content-type` in `error.headers` is not JSON.",
        fix: "Check `baseUrl`.",
      },
    ],
    related: ["TRUNCATED_RESPONSE"],
    faq: ["credits-and-retries"],
    since: "0.1.0",
  },
};
