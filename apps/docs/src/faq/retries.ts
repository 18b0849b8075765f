import type { FaqPart } from "./entry.ts";

/** Time limits, lost connections, and what is repeated. */
export const retryQuestions: FaqPart<"timeout-or-abort" | "behind-fetch-failed" | "post-and-retries"> = {
  "timeout-or-abort": {
    question: "How do I tell a timeout from an abort?",
    answer: "By the code: `TIMEOUT` is a limit of the client, `ABORTED` is the signal that you passed.",
    why: [
      "`error.limit` tells which limit passed: `attempt` (`attemptTimeoutMs`, 30 s, live detection 120 s) is tried again, `deadline` (`deadlineMs`, 5 minutes) is not. An abort ends the call at once, at any point, and its `cause` is the reason that you gave.",
      "`AbortSignal.timeout()` is a signal of yours: what it ends is `ABORTED`. Use the client's own limits instead, since they know of retries.",
    ],
  },
  "behind-fetch-failed": {
    question: "What hides behind `fetch failed`?",
    answer: "A connection that did not come about or was lost: `error.reason` says which, as far as the runtime tells.",
    why: [
      "`dns`, `refused`, `reset`, `tls`, `unreachable`, `proxy` and `denied` are told apart on Node, Deno and Bun by what they say in codes or texts. workerd and pages are not told: there it is `unknown`, or `offline` in a page.",
      "`error.requestSent` says whether the request may have reached the server: `no` where the runtime shows that it was still connecting. `error.cause` is what the runtime threw. On Node that one says only `fetch failed`, and its own `cause` has the code, such as `ECONNREFUSED`.",
    ],
  },
  "post-and-retries": {
    question: "Is a POST repeated when its connection is lost?",
    answer:
      "Not unless you say so, if the request may have left: a live detection may have been charged, and there is no idempotency key.",
    why: [
      "A POST is retried after a 429 and a 500, as the vendor documents, and after a connection that failed before the request left. A 429 costs 0 credits (documented); whether a 500 is charged is unknown. After a lost response or a gateway's error only a GET is retried.",
      "Some runtimes repeat by themselves what a reused connection loses. Deno does so with a POST, which `@techlookup/deno` keeps it from. Browsers do, and a page cannot keep them from it; `@techlookup/gateway` makes the two one.",
    ],
    sample: `import { TechLookup } from "@techlookup/node";

const client = new TechLookup();
// Each attempt may be charged, if responses are lost.
await client.domains.detectLive("example.com", { retry: { repeat: "always" } });
`,
  },
};
