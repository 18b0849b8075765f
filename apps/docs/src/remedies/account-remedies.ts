import { askFor } from "./curl.ts";
import { everywhere, type RemedyPart, servers } from "./remedy.ts";

const creditsByCurl = {
  on: ["curl"],
  code: `# Costs no credits. The response lists each key with its plan, its status and its credits.
${askFor("/v1/credits")}
`,
} as const;

/** The key, its plan, and the requests and credits that are left. */
export const accountRemedies: RemedyPart<"UNAUTHORIZED" | "FORBIDDEN" | "RATE_LIMIT" | "PAYMENT_REQUIRED"> = {
  UNAUTHORIZED: {
    fix: "Send a valid key as `Authorization: Bearer <key>`; the client does this if `TECHLOOKUP_API_KEY` is set.",
    retry: "No: every call with this key is rejected",
    snippets: [
      {
        on: ["Node"],
        code: `import { TechLookup } from "@techlookup/node";

// The key comes from your account at the vendor: see below.
// TECHLOOKUP_API_KEY=tapi_live_… in .env, then: node --env-file=.env app.ts
const apiKey = process.env.TECHLOOKUP_API_KEY?.trim();
console.log(apiKey?.length, apiKey?.slice(0, 10)); // 42 tapi_live_

const client = new TechLookup({ apiKey }); // sends Authorization: Bearer <key>
const { error } = await client.safe.account.credits(); // costs no credits
console.log(error ? \`\${error.message} \${error.docsUrl}\` : "The key is valid.");
`,
      },
      {
        on: ["Deno"],
        code: `import { TechLookup } from "@techlookup/deno";

// The key comes from your account at the vendor: see below.
// deno run --env-file=.env --allow-env=TECHLOOKUP_API_KEY
//   --allow-net=api.technologychecker.io app.ts
const apiKey = Deno.env.get("TECHLOOKUP_API_KEY")?.trim();
console.log(apiKey?.length, apiKey?.slice(0, 10)); // 42 tapi_live_

const client = new TechLookup({ apiKey }); // sends Authorization: Bearer <key>
const { error } = await client.safe.account.credits(); // costs no credits
console.log(error ? \`\${error.message} \${error.docsUrl}\` : "The key is valid.");
`,
      },
      {
        on: ["Browser"],
        code: `import { isApiError, TechLookup } from "@techlookup/browser";

// The key stays on your server: createGateway({ apiKey, authorize, … }) sends it.
const client = new TechLookup({ gateway: "/api/techlookup" });
const { error } = await client.safe.account.credits();
if (isApiError(error, "UNAUTHORIZED")) {
  // Your gateway's \`authorize\` did not accept this visitor: sign in again.
  console.error(error.message, error.docsUrl);
}
`,
      },
      { on: ["curl"], code: `# Costs no credits. 200: the key is valid.\n${askFor("/v1/credits")}\n` },
    ],
  },

  FORBIDDEN: {
    fix: "Check that your plan includes the endpoint; `client.account.credits()` shows the plan and costs nothing.",
    retry: "No: your plan or account has to change first",
    snippets: [
      {
        on: everywhere,
        code: ({ module, create }) => `import { isApiError, TechLookup } from "${module}";

const client = ${create()};
try {
  console.log(await client.signals.adoption({ limit: 10 }));
} catch (error) {
  if (!isApiError(error, "FORBIDDEN")) throw error;
  console.error(error.message, error.docsUrl);
  const { keys } = await client.account.credits(); // costs no credits
  for (const { key_prefix, plan, status } of keys) console.error(key_prefix, plan, status);
}
`,
        expected: { faults: [{ kind: "error", code: "FORBIDDEN" }] },
      },
      creditsByCurl,
    ],
  },

  RATE_LIMIT: {
    fix: "Let the client pace your calls, and look up lists with `enrich` instead of a loop.",
    snippets: [
      {
        on: servers,
        code: ({ module, create }) => `import { TechLookup } from "${module}";
import { enrich } from "${module}/enrich";

// Calls wait for room in the rate limit. Two processes share one key: half for each.
const client = ${create("pacing: { share: 0.5 }")};
for await (const record of enrich(client, ["github.com", "stripe.com"])) {
  console.log(record.input, record.kind);
}
`,
        expected: { faults: [{ kind: "error", code: "RATE_LIMIT", retryAfter: 2 }], prints: "stripe.com found" },
      },
      {
        on: ["Browser"],
        code: `import { isApiError, TechLookup } from "@techlookup/browser";

// Your gateway paces the calls of all visitors. The client waits for Retry-After.
const client = new TechLookup({ gateway: "/api/techlookup" });
const { error } = await client.safe.domains.get("github.com");
if (isApiError(error, "RATE_LIMIT")) {
  const seconds = Math.ceil((error.retryAfterMs ?? 60_000) / 1_000);
  console.error(\`Try again in \${seconds} s\`, error.docsUrl);
}
`,
      },
      {
        on: ["curl"],
        code: `# curl 7.66 or later waits for Retry-After between its retries.
${askFor("/v1/domain/github.com", "--retry 3")}
`,
      },
    ],
  },

  PAYMENT_REQUIRED: {
    fix: "Check your remaining credits, then wait for the monthly reset or change your plan.",
    retry: "No: not before the credits are reset",
    wait: "Until `totals.next_reset_at`, if the credits are used up",
    snippets: [
      {
        on: everywhere,
        code: ({ module, create }) => `import { isApiError, TechLookup } from "${module}";

const client = ${create()};
try {
  console.log(await client.domains.get("github.com"));
} catch (error) {
  if (!isApiError(error, "PAYMENT_REQUIRED")) throw error;
  console.error(error.message, error.docsUrl);
  const { totals } = await client.account.credits(); // costs no credits
  console.error(totals.credits_remaining, "credits left until", totals.next_reset_at);
}
`,
        expected: {
          faults: [{ kind: "status", status: 402, body: { success: false }, path: "/v1/domain/*" }],
        },
      },
      creditsByCurl,
    ],
  },
};
