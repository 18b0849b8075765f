import type { FaqPart } from "./entry.ts";

/** Time limits, lost connections, and what is repeated. */
export const retryQuestions: FaqPart<"timeout-or-abort" | "behind-fetch-failed" | "post-and-retries"> = {
  "timeout-or-abort": {
    question: "How do I tell a timeout from an abort?",
    answer:
      "By the code: `TIMEOUT` means that one of the client's limits passed, `ABORTED` that your signal ended the call.",
    why: [
      "`error.limit` says which limit passed. After `attempt` (`attemptTimeoutMs`, 30 s, live detection 120 s), the client retries a GET by default, and a live detection only if you set `retry.repeat` to `always`. After `deadline` (`deadlineMs`, 5 minutes), the call is over. An abort ends the call at once, at any point, and its `cause` is the reason that you gave.",
      "`AbortSignal.timeout()` is your signal, so the calls that it ends are `ABORTED`. Use the client's own limits instead, because they take retries into account.",
    ],
  },
  "behind-fetch-failed": {
    question: "What does `fetch failed` mean?",
    answer: "The connection could not be made or was lost: `error.reason` says which, if the runtime reveals it.",
    why: [
      "On Node, Deno and Bun, the client recognizes `dns`, `refused`, `reset`, `tls`, `unreachable`, `proxy` and `denied` by the codes and messages of the runtime. workerd and browsers do not reveal the reason: there it is `unknown`, or `offline` in a web page.",
      "`error.requestSent` says whether the request may have reached the server. It is `no` if the runtime shows that it was still connecting. `error.cause` is what the runtime threw. If Node's `fetch` sends the request, that error says only `fetch failed`, and its own `cause` has the code, such as `ECONNREFUSED`.",
    ],
  },
  "post-and-retries": {
    question: "Is a POST retried after a lost connection?",
    answer:
      "Not unless you ask for it, if the request may have been sent: a live detection may have been charged, and the API has no idempotency key.",
    why: [
      "A POST is retried after a 429 and a 500, as the vendor documents, and after a connection that failed before the request was sent. A 429 costs 0 credits (documented); whether a 500 is charged is unknown. After a lost response or a gateway's error, only a GET is retried.",
      "Some runtimes automatically send a request again if they lose it on a reused connection. Deno does this with a POST, and `@techlookup/deno` prevents it. Browsers also do it, and a web page cannot prevent it; `@techlookup/gateway` recognizes the two requests and sends one.",
    ],
    sample: `import { TechLookup } from "@techlookup/node";

const client = new TechLookup();
// Each attempt may be charged, if responses are lost.
await client.domains.detectLive("example.com", { retry: { repeat: "always" } });
`,
  },
};
