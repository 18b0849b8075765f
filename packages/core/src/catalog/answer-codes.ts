import type { CatalogPart } from "./entry.ts";

/** Responses that arrived whole, but are not what the API documents. */
export const answerCodes: CatalogPart<
  "UNEXPECTED_STATUS" | "UNEXPECTED_REDIRECT" | "INVALID_RESPONSE" | "RESPONSE_TOO_LARGE"
> = {
  UNEXPECTED_STATUS: {
    title: "The error is not in the API's format",
    meaning:
      "The response has an error status, but neither the status alone nor the body identifies an error of the API.",
    retried:
      "No (our decision): of the statuses that the vendor does not document, the client retries only those of `GATEWAY_ERROR`. Whether the call was charged is unknown.",
    fix: "Look at `error.status` and at `error.body`, which holds the body of the response. The client never takes a 400, 403, 404 or 409 without the API's JSON for an error of the API: a firewall's page or a wrong address must not look like an unknown domain (our decision).",
    causes: [
      {
        id: "other-server",
        cause: "`baseUrl` points to another server, or to a wrong path on the right one",
        sign: "Every call fails this way, usually with a 404 or 405 and an HTML page.",
        fix: "Remove `baseUrl` to call the API itself, or set it to the address below which `/v1/` begins.",
      },
      {
        id: "firewall",
        cause: "A firewall or bot protection blocked the request",
        sign: "The status is 403, the body is a page about access or a challenge, and other networks are let through.",
        fix: "Ask your network's administrator, or the vendor's support, to allow your server's address. `cf-ray` in `error.headers`, if present, helps them find the request.",
      },
      {
        id: "cloudflare-set-up",
        cause: "The server behind Cloudflare is misconfigured",
        sign: "The status is 525, 526 or 530.",
        fix: "If the address is the API's, report it to the vendor. If it is your gateway's, check its certificate and its DNS records at Cloudflare.",
      },
      {
        id: "unknown-status",
        cause: "The API sends a status that this version does not know",
        sign: "`error.body` is JSON, and the status is, for example, 410, 422 or 501.",
        fix: "Handle it by `error.status`, check for a newer version of this package, and report the status to this project.",
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
      "The server sent a redirect (3xx), which the client does not follow, because the target would receive your key.",
    retried: "No: the same address would redirect again.",
    fix: "Look at `error.location`, the target without its query. If it is the same path on a host that you trust with the key, set `baseUrl` to `https://` and that host.",
    causes: [
      {
        id: "network-login",
        cause: "The network requires a login first",
        sign: "`error.location` is a login or welcome page of the network's operator, and other sites redirect there as well.",
        fix: "Log in to the network in a browser, or call from another network.",
      },
      {
        id: "gateway-login",
        cause: "Your gateway redirects its callers to a login page",
        sign: "`baseUrl` is your gateway, and `error.location` is its login page.",
        fix: "Make the gateway send a 401 in the API's format instead, and find out why it did not accept this caller.",
      },
      {
        id: "hidden-target",
        cause: "The browser hides the target of the redirect",
        sign: "`error.status` is 0, and there is no `error.location`.",
        fix: "Open the browser's network panel, or call the same address outside a web page.",
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
    title: "The successful response is unreadable",
    meaning:
      "The status means success, but the body is neither the documented JSON with `success` and `data` nor a readable error.",
    retried:
      "No (our decision): by its status, the call was carried out and probably charged, and a retry may be charged again.",
    fix: "Look at `error.body`, and at `content-type` in `error.headers`. An HTML page comes from a wrong `baseUrl` or from a proxy in between: fix it there.",
    causes: [
      {
        id: "page-instead",
        cause: "A proxy, a login page or a web application responds to every path with its own page",
        sign: "`error.body` begins with `<!doctype html>`, for other paths as well.",
        fix: "Set `baseUrl` to the API, not to a website. Log in to the network if it requires a login.",
      },
      {
        id: "no-envelope",
        cause: "This path responds without the API's envelope of `success` and `data`",
        sign: "`error.body` is empty, or is JSON without `success`, such as an array. One older company path does this (observed).",
        fix: 'Call the path with `client.request()` and `envelope: "optional"`, which takes such a body as the data.',
      },
      {
        id: "error-without-code",
        cause: "The response is an error without a code",
        sign: "`error.body` is JSON with `success: false`, and its `error` has no `code`.",
        fix: "Read the `message` in the body, and report the path to this project: the documented format has both.",
      },
      {
        id: "cut-unnoticed",
        cause: "The body was cut off without any sign",
        sign: "`error.body` begins as the API's JSON and breaks off, although it is shorter than the 8,192 characters that the error stores.",
        fix: "Check the size limits and timeouts of every proxy in between: one of them ended the body as if it were complete.",
      },
      {
        id: "broken-list",
        cause: "A page of a list is missing, ends too early, or is not the one that was requested",
        sign: "The message names the offset of a page, and what is wrong with it.",
        fix: "Save the entries that you have, and continue later with that number as `offset`. Do not treat the error as the end of the list.",
      },
    ],
    related: ["UNEXPECTED_STATUS", "UNEXPECTED_REDIRECT", "TRUNCATED_RESPONSE"],
    faq: ["same-format-everywhere", "credits-and-retries"],
    since: "0.1.0",
  },

  RESPONSE_TOO_LARGE: {
    title: "The response is larger than allowed",
    meaning:
      "The body exceeded `maxResponseBytes` (10 MiB by default, counted after decompression), so the client stopped the download.",
    retried: "No: the same response would be as large again, and may be charged again.",
    fix: "Use a smaller `limit` and more pages. If you expect responses of this size, raise `maxResponseBytes` for this call as far as your program's memory allows.",
    causes: [
      {
        id: "limit-too-low",
        cause: "`maxResponseBytes` is too low",
        sign: "The message names less than 10,485,760 bytes.",
        fix: "Remove the option, or set it in bytes: `5 * 1024 * 1024` is 5 MiB.",
      },
      {
        id: "other-server",
        cause: "Another server responds, with a download or an endless stream",
        sign: "`content-type` in `error.headers` is not JSON.",
        fix: "Check `baseUrl`.",
      },
    ],
    related: ["TRUNCATED_RESPONSE"],
    faq: ["credits-and-retries"],
    since: "0.1.0",
  },
};
