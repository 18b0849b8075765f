import { compareCredits } from "./compare-credits.ts";
import { askFor } from "./curl.ts";
import { everywhere, type RemedyPart } from "./remedy.ts";

/** What goes wrong between the client and the server. */
export const connectionRemedies: RemedyPart<"NETWORK_ERROR" | "TIMEOUT" | "TRUNCATED_RESPONSE"> = {
  NETWORK_ERROR: {
    fix: "Read `error.reason`: set a proxy for `dns` or `refused`, and your company's root certificate for `tls`.",
    snippets: [
      {
        on: ["Node"],
        code: `# A company proxy decrypts TLS (error.reason is "tls"):
NODE_EXTRA_CA_CERTS=/etc/ssl/company-root.pem node app.js

# Outgoing traffic has to use a proxy ("dns", "refused", "unreachable"):
HTTPS_PROXY=http://proxy.example:3128 node app.js

# The host name does not resolve ("dns"):
nslookup api.technologychecker.io
`,
      },
      {
        on: ["Deno"],
        code: `# A company proxy decrypts TLS (error.reason is "tls"):
DENO_CERT=/etc/ssl/company-root.pem deno run --allow-net app.ts

# Outgoing traffic has to use a proxy ("dns", "refused", "unreachable"):
HTTPS_PROXY=http://proxy.example:3128 deno run --allow-net app.ts

# Deno has no permission to use the network ("denied"):
deno run --allow-net=api.technologychecker.io --allow-env=TECHLOOKUP_API_KEY app.ts
`,
      },
      {
        on: everywhere,
        code: ({ module, create }) => `import { isConnectionError, TechLookup } from "${module}";

const client = ${create()};
const { error } = await client.safe.account.credits(); // costs no credits
if (isConnectionError(error)) {
  console.error(error.reason, "sent:", error.requestSent, error.cause, error.docsUrl);
}
`,
      },
      {
        on: ["curl"],
        code: `# Shows name resolution, connection and certificate, one after the other.
# It also prints the key: leave that line out of what you share.
${askFor("/v1/credits", "--verbose")}

# Through a proxy, with the company's root certificate.
${askFor("/v1/credits", "--proxy http://proxy.example:3128", "--cacert /etc/ssl/company-root.pem")}
`,
      },
    ],
  },

  TIMEOUT: {
    fix: "Raise `attemptTimeoutMs` when `error.limit` is `attempt`, and `deadlineMs` when it is `deadline`.",
    snippets: [
      {
        on: everywhere,
        code: ({ module, create }) => `import { TechLookup, TimeoutError } from "${module}";

const client = ${create()};
// One attempt may take 60 s; the call with its retries and waits, 10 minutes.
const limits = { attemptTimeoutMs: 60_000, deadlineMs: 600_000 };
const { error } = await client.safe.domains.get("github.com", limits);
if (error instanceof TimeoutError) {
  console.error(error.limit, error.timeoutMs, error.docsUrl);
}
`,
        expected: { faults: [{ kind: "slow-headers", delayMs: 90_000, times: 4 }] },
      },
      {
        on: ["curl"],
        code: `# How long the API takes from this machine: the last line, in seconds.
${askFor("/v1/credits", "--max-time 60", "--write-out '\\n%{time_total}\\n'")}
`,
      },
    ],
  },

  TRUNCATED_RESPONSE: {
    fix: "Call again; before you repeat a live detection, check whether it was charged.",
    snippets: [
      {
        on: everywhere,
        code: compareCredits("TRUNCATED_RESPONSE"),
        expected: { faults: [{ kind: "truncated", path: "/v1/technology-lookup-live" }] },
      },
      {
        on: ["curl"],
        code: `# curl: (18) means that the connection was closed before the end of the response.
${askFor("/v1/credits")}
`,
      },
    ],
  },
};
