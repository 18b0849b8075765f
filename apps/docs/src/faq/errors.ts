import type { FaqPart } from "./entry.ts";

type Ids =
  | "which-errors-to-retry"
  | "why-a-domain-is-404"
  | "what-a-403-means"
  | "how-to-read-a-400"
  | "same-format-everywhere";

/** What the API's errors mean. */
export const errorQuestions: FaqPart<Ids> = {
  "which-errors-to-retry": {
    question: "Which errors should I retry, and how?",
    answer: "None yourself: the client retries errors that may be temporary, and `error.stopped` says why it stopped.",
    why: [
      "The vendor documents two errors to retry: a 429 after the seconds in `Retry-After`, and a 500 with exponential backoff. The client does both. It also backs off for 408, 502, 503, 504, 520 to 524 and lost connections, which is our decision. In those cases it retries a GET, and a live detection only if the request was not sent.",
      "It retries no other status: documented for 400, 401, 403 and 404, our decision for the rest.",
      "To retry more, raise `retry.maxAttempts` or `deadlineMs` instead of wrapping calls in a loop: a loop of four around a client that makes four attempts sends sixteen requests into an outage.",
    ],
    sample: `import { isTechLookupError, TechLookup } from "@techlookup/node";

const client = new TechLookup({ retry: { maxAttempts: 6 }, deadlineMs: 600_000 });
const { error } = await client.safe.domains.get("example.com");
if (isTechLookupError(error)) console.log(error.stopped, error.attempts.length);
`,
  },
  "why-a-domain-is-404": {
    question: "Why is a domain that exists 404?",
    answer:
      "The API may not have crawled it yet: call live detection, which looks at the website now and costs 5 credits.",
    why: [
      '`NOT_FOUND` is documented as "not known", not as "does not exist". The documented next step is live detection: `POST /v1/technology-lookup-live` with `{ "url": "example.com" }`, or `client.domains.detectLive(domain)` in the client. Its price is documented; its response was observed in other clients\' code.',
      "A 404 with an HTML page has the code `UNEXPECTED_STATUS`, because it comes from a wrong `baseUrl` or a proxy. A job that falls back on `NOT_FOUND` must not pay for thousands of live detections because of it.",
    ],
    sample: `import { isApiError, TechLookup } from "@techlookup/node";

const client = new TechLookup();
const profile = await client.domains.get("example.com").catch((error: unknown) => {
  if (isApiError(error, "NOT_FOUND")) return client.domains.detectLive("example.com");
  throw error;
});
console.log(profile.active_technologies);
`,
  },
  "what-a-403-means": {
    question: "My key is valid. Why do I get a 403?",
    answer: "The key's plan does not include this endpoint, or the account is restricted.",
    why: [
      "Both causes are documented, and only the message of the error distinguishes them. Compare the endpoint with your plan, which `client.account.credits()` shows at no cost (documented). If the plan includes it, only the vendor's support can say why the account is restricted.",
      "A 403 with an HTML page has the code `UNEXPECTED_STATUS`: a firewall or a proxy in front of the API refused the request, and your plan is not the reason.",
    ],
  },
  "how-to-read-a-400": {
    question: "How do I read a 400?",
    answer:
      "Read `error.message`: after the method and path, it quotes the server's message, which names the parameter.",
    why: [
      "The vendor documents that the message names the parameter, with the example `Parameter 'domain' is required`. No list of fields is documented. The client checks what it can before it sends a request: dates, whole numbers, names that fit into a path. If such a check fails, nothing is sent, the code is `CONFIGURATION_ERROR`, and `error.argument` names the argument.",
      "The API's bounds, such as the largest `limit`, are not documented, so the client does not check them: a value beyond them comes back as a 400.",
    ],
  },
  "same-format-everywhere": {
    question: "Does every endpoint respond in the same format?",
    answer:
      "Yes, on every path below `/v1` (documented): `success` with `data`, or `success: false` with `error.code` and `error.message`.",
    why: [
      "One older company path was observed to respond without this envelope; `client.companies.get()` accepts both formats. A gateway, proxy or firewall in front of the API may respond in any format, and the client has separate codes for such responses.",
      "Let the status decide what your program does: 2xx is a success, 4xx is a problem with your request or your account, 5xx is a problem with the API (documented). Then switch on `error.code`; `error.message` is for people and logs.",
      "Check both the status and `success`, as the client does: a 200 whose body says `success: false` is also an error. A success without the envelope is `INVALID_RESPONSE`. An error without it is `UNEXPECTED_STATUS`, unless its status alone identifies it. `error.status` and `error.body` hold the response.",
    ],
  },
};
