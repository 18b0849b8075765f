import type { CatalogPart } from "./entry.ts";

/** What goes wrong between the client and the server. */
export const connectionCodes: CatalogPart<"NETWORK_ERROR" | "TIMEOUT" | "TRUNCATED_RESPONSE"> = {
  NETWORK_ERROR: {
    title: "No answer from the server",
    meaning: "The connection could not be made, or was lost before an answer came.",
    retried:
      'Every call, where the runtime shows that it was still connecting (`error.requestSent` is `no`): 4 attempts with backoff. Only a missing permission (`error.reason` is `denied`) ends it at once, since it does not come by waiting. Where it may have arrived (`maybe`), a GET only, and a lookup costs 4 credits at worst: any other call, such as live detection, may have been carried out and charged, so only `{ retry: { repeat: "always" } }` repeats it.',
    fix: "Look at `error.reason` first: `dns`, `refused`, `reset`, `tls`, `unreachable`, `proxy`, `denied`, `offline` or `unknown`. Then at `error.cause`, the runtime's own error, whose `code`, such as `ENOTFOUND`, says more. Where Node's `fetch` sends the request it says only `fetch failed`, and its own `cause` carries the code.",
    causes: [
      {
        cause: "The host name cannot be resolved",
        sign: "`error.reason` is `dns`.",
        fix: "Check the spelling of `baseUrl`. Run `nslookup api.technologychecker.io` on the same machine, inside the same container.",
      },
      {
        cause: "The network lets traffic out only through a proxy",
        sign: "`error.reason` is `dns`, `refused` or `unreachable`, while `curl` works and `HTTPS_PROXY` is set.",
        fix: "In Node `@techlookup/node` takes `HTTPS_PROXY` by itself, unless something you set up has `fetch` send its requests: then set `NODE_USE_ENV_PROXY=1` too (Node 22.21, Node 24, or later).",
      },
      {
        cause: "The proxy refuses to open a tunnel",
        sign: "`error.reason` is `proxy`, and `error.cause` speaks of 407 or of a tunnel.",
        fix: "Put the name and password that the proxy asks for into `HTTPS_PROXY`, or have it allow the host of `baseUrl`.",
      },
      {
        cause: "Nothing listens at that address",
        sign: "`error.reason` is `refused`, and `baseUrl` is a host of your own.",
        fix: "Check its host and port. If it is the sandbox, start it first.",
      },
      {
        cause: "The certificate is not trusted",
        sign: "`error.reason` is `tls`. A code such as `SELF_SIGNED_CERT_IN_CHAIN` points to a company's proxy that opens TLS, `CERT_NOT_YET_VALID` to a wrong clock.",
        fix: "Give the runtime the company's root certificate: `NODE_EXTRA_CA_CERTS` in Node, `DENO_CERT` in Deno. Do not switch the check off: whoever is between could then read the key.",
      },
      {
        cause: "An open connection was cut",
        sign: "`error.reason` is `reset`, now and then, often in the first call after a pause.",
        fix: "Nothing for a GET, which the client retries, though each attempt may be charged. Before you repeat a live detection, look at `totals.credits_used` of `client.account.credits()`.",
      },
      {
        cause: "Deno was not allowed to use the network",
        sign: "`error.reason` is `denied`, and `error.cause` speaks of net access and of `--allow-net`.",
        fix: "Run with `--allow-net=api.technologychecker.io`, or with the host of your `baseUrl`.",
      },
      {
        cause: "A web page calls an origin that does not allow it",
        sign: "It happens in a browser only, `error.reason` is `unknown`, and the console speaks of CORS.",
        fix: "Call your own gateway, and let that call the API: the key must not be in the page either.",
      },
    ],
    related: ["TIMEOUT", "TRUNCATED_RESPONSE", "GATEWAY_ERROR", "UNKNOWN_ERROR", "OUTAGE"],
    faq: ["behind-fetch-failed", "post-and-retries", "deno-permissions", "keys-in-browsers"],
    since: "0.1.0",
  },

  TIMEOUT: {
    title: "A time limit passed",
    meaning:
      "The answer was not complete when one of this client's limits passed: that of one attempt, or that of the whole call.",
    retried:
      'After `attemptTimeoutMs` (30 s; live detection 120 s) a GET is repeated, up to 4 attempts, and a lookup costs 4 credits at worst. Any other call, such as live detection, is not, since it may have been carried out and charged: only `{ retry: { repeat: "always" } }` repeats it. After `deadlineMs` (300 s) nothing is repeated: the call is over.',
    fix: "Look at `error.limit`: for `attempt` raise `attemptTimeoutMs`, for `deadline` raise `deadlineMs`, if the endpoint needs that long. `error.attempts` shows how long each attempt took, and how long the waits between them were.",
    causes: [
      {
        cause: "The client's own `attemptTimeoutMs` is too short for live detection",
        sign: "The path is `/v1/technology-lookup-live`, and `error.timeoutMs` is below 120,000: a limit set for the client replaces that default.",
        fix: "Set the limit for this call: `client.domains.detectLive(site, { attemptTimeoutMs: 120_000 })`. Live detection can take tens of seconds.",
      },
      {
        cause: "Something between swallows the traffic",
        sign: "Every attempt ends at its limit, `client.account.credits()` included, and only from this network.",
        fix: "Allow outgoing connections to the host at port 443, or go through the network's proxy. Where not even a connection is made, Node gives up by itself after 10 s, and the code is `NETWORK_ERROR`.",
      },
      {
        cause: "The process was busy or asleep",
        sign: "`durationMs` of an attempt is well above the limit.",
        fix: "Move long synchronous work out of the process that waits for answers. After a laptop's sleep, call again.",
      },
      {
        cause: "Waits and earlier attempts used up the deadline",
        sign: "`error.limit` is `deadline`, and `waitMs` and `durationMs` in `error.attempts` add up to it.",
        fix: 'Look at the codes of the earlier attempts: they are the reason. Where no time is left for a further attempt, the call ends with the last attempt\'s error and `stopped: "deadline"` instead.',
      },
    ],
    related: ["ABORTED", "NETWORK_ERROR", "TRUNCATED_RESPONSE", "GATEWAY_ERROR", "NO_SLOT", "OUTAGE"],
    faq: ["timeout-or-abort", "which-errors-to-retry", "post-and-retries"],
    since: "0.1.0",
  },

  TRUNCATED_RESPONSE: {
    title: "The answer broke off",
    meaning: "Status and headers of a success came, but the connection was lost while the body was being read.",
    retried:
      'A GET, yes: 4 attempts with backoff, and a lookup costs 4 credits at worst, but not where the runtime says that the body cannot be decompressed. Any other call, such as live detection, no: the server has answered, so it was most likely carried out and charged, and only `{ retry: { repeat: "always" } }` repeats it.',
    fix: "Call again. For a live detection that is 5 more credits if the first was charged: compare `totals.credits_used` of `client.account.credits()` first.",
    causes: [
      {
        cause: "The connection is unsteady",
        sign: "It happens now and then, at different lengths: the message tells after how many characters.",
        fix: "Nothing for a GET, as long as the repeated attempts succeed.",
      },
      {
        cause: "A proxy ends long answers",
        sign: "It happens after about the same time or length, and only through this proxy.",
        fix: "Raise the proxy's limits, or ask for smaller pages with `limit`.",
      },
      {
        cause: "The body cannot be decompressed",
        sign: "The message names the `content-encoding`, and `error.stopped` is `not-retryable`. A page is told no difference to a lost connection: there it happens every time.",
        fix: "Something between changes the body without its `content-encoding`, or the other way round: correct it there.",
      },
    ],
    related: ["NETWORK_ERROR", "TIMEOUT", "INVALID_RESPONSE", "RESPONSE_TOO_LARGE"],
    faq: ["post-and-retries", "credits-and-retries"],
    since: "0.1.0",
  },
};
