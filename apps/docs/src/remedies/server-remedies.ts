import { compareCredits } from "./compare-credits.ts";
import { askFor } from "./curl.ts";
import { everywhere, type RemedyPart, servers } from "./remedy.ts";

const isUp = {
  on: ["curl"],
  code: `# Costs no credits. 200: the API is up, and the key is valid.
${askFor("/v1/credits")}
`,
} as const;

/** Problems with the API, or with a gateway in front of it, that may pass. */
export const serverRemedies: RemedyPart<"INTERNAL_ERROR" | "GATEWAY_ERROR" | "OUTAGE"> = {
  INTERNAL_ERROR: {
    fix: "Run the job again in a few minutes; the client has already retried this call.",
    snippets: [
      {
        on: everywhere,
        code: ({ module, create }) => `import { isApiError, TechLookup } from "${module}";

// More than the default: 6 attempts within 10 minutes.
const client = ${create("retry: { maxAttempts: 6 }, deadlineMs: 600_000")};
const { data, error } = await client.safe.domains.get("github.com");
if (isApiError(error, "INTERNAL_ERROR")) {
  console.error(error.attempts.length, "attempts", error.stopped, error.docsUrl);
} else console.log(data?.active_technologies);
`,
        expected: { faults: [{ kind: "error", code: "INTERNAL_ERROR", times: 6 }] },
      },
      isUp,
    ],
  },

  GATEWAY_ERROR: {
    fix: "Wait a few minutes and call again; before you repeat a live detection, check whether it was charged.",
    snippets: [
      {
        on: everywhere,
        code: compareCredits("GATEWAY_ERROR"),
        expected: { faults: [{ kind: "html", status: 502, path: "/v1/technology-lookup-live" }] },
      },
      isUp,
    ],
  },

  OUTAGE: {
    fix: "Call again later, or let calls wait longer for the server with `patienceMs` and `deadlineMs`.",
    retry: "No: the call has already waited for the server",
    wait: "Until the server recovers",
    snippets: [
      {
        on: servers,
        code: ({ module, create }) => `import { TechLookup, WaitError } from "${module}";

// For a server whose own callers wait. A nightly job waits instead:
// { patienceMs: 3_600_000, deadlineMs: 7_200_000 }
const client = ${create("patienceMs: 0")};
for (const domain of ["github.com", "stripe.com"]) {
  const { error } = await client.safe.domains.get(domain);
  if (error instanceof WaitError && error.code === "OUTAGE") {
    console.error(\`down for \${error.outage?.forMs} ms\`, error.docsUrl);
  }
}
`,
      },
      isUp,
    ],
  },
};
