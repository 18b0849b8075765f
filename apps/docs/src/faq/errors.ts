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
    answer: "None by yourself: the client repeats what passes, and its error tells in `stopped` why it did not go on.",
    why: [
      "The vendor documents two that are worth repeating: a 429 after the seconds in `Retry-After`, and a 500 with exponential backoff. The client does both. It also backs off for 408, 502, 503, 504, 520 to 524 and lost connections, which is our decision. In those cases it retries a GET, and a live detection only if the request never left.",
      "It retries no other status: documented for 400, 401, 403 and 404, our decision for the rest.",
      "Raise `retry.maxAttempts` or `deadlineMs` rather than wrapping calls in a loop: a loop of four around a client that tries four times sends sixteen requests into an outage.",
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
      "The API may not have crawled it yet: ask for live detection, which looks at the site now and costs 5 credits.",
    why: [
      '`NOT_FOUND` is documented as "not known", not as "does not exist". Live detection is the documented way on: `POST /v1/technology-lookup-live` with `{ "url": "example.com" }`, in the client `client.domains.detectLive(domain)`. Its price is documented, what it answers was observed in other clients\' code.',
      "An HTML 404 is something else. It is `UNEXPECTED_STATUS`, since it comes from a wrong `baseUrl` or a proxy, and must not send a job into paying for thousands of live detections.",
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
      "Both causes are documented, and the message of the error is all that tells them apart. Compare the endpoint with your plan; if the plan includes it, only the vendor's support can say why the account is restricted.",
      "A 403 that is a page of HTML is `UNEXPECTED_STATUS`: a firewall or a proxy before the API refused the request, and your plan has no part in it.",
    ],
  },
  "how-to-read-a-400": {
    question: "How do I read a 400?",
    answer:
      "Read `error.message`: behind the method and path stand the server's own words, and they name the parameter.",
    why: [
      "That the message names the parameter is documented, with the example `Parameter 'domain' is required`; there is no list of fields, and nothing else to read. The client checks what it can before it sends: dates that exist, whole numbers, names that fit into a path. What it refuses is `CONFIGURATION_ERROR`, was never sent, and names the argument in `error.argument`.",
      "The API's bounds, such as the largest `limit`, are not documented, so the client does not check them: those come back as a 400.",
    ],
  },
  "same-format-everywhere": {
    question: "Does every endpoint answer in the same format?",
    answer:
      "Yes, on every path below `/v1` (documented): `success` with `data`, or `success: false` with `error.code` and `error.message`.",
    why: [
      "One older company path was observed to answer without this envelope; `client.companies.get()` takes both. What stands before the API, a gateway, a proxy, a firewall, answers as it likes, and those answers have codes of their own here.",
      "Let the status decide what your program does: 2xx is a success, 4xx is a problem with your request or your account, 5xx is a problem with the API (documented). Then switch on `error.code`; `error.message` is for people and logs.",
      "Look at the status and at `success`: a 200 whose body says `success: false` is an error, too. The client does. A success without the envelope is `INVALID_RESPONSE`, an error without it `UNEXPECTED_STATUS` unless its status speaks for itself; `error.status` and `error.body` keep what came.",
    ],
  },
};
