import { everywhere, type RemedyPart, servers } from "./remedy.ts";

type Codes = "TOKEN_UNAVAILABLE" | "ABORTED" | "CONFIGURATION_ERROR" | "CREDIT_LIMIT" | "UNKNOWN_ERROR" | "NO_SLOT";

/** Errors caused by your code: what it asked for, or what it did. */
export const callerRemedies: RemedyPart<Codes> = {
  TOKEN_UNAVAILABLE: {
    fix: "Read `error.cause`, which your `token` function threw; fix that function, or let the visitor sign in again.",
    retry: "No: your provider has to return a token first",
    snippets: [
      {
        on: ["Browser"],
        code: `import { isTechLookupError, TechLookup } from "@techlookup/browser";

// Called before every request: throw if there is no token, so that the error says why.
const token = async (): Promise<string> => {
  const response = await fetch("/session/token");
  if (!response.ok) throw new Error(\`/session/token: \${response.status}\`);
  return response.text();
};
const client = new TechLookup({ gateway: "/api/techlookup", token });
const { error } = await client.safe.domains.get("github.com");
if (isTechLookupError(error) && error.code === "TOKEN_UNAVAILABLE") {
  console.error(error.cause, error.docsUrl); // 401: let the visitor sign in again
}
`,
      },
    ],
  },

  ABORTED: {
    fix: "None, if you ended the call on purpose; otherwise read `error.cause`, the reason that your signal gives.",
    retry: "No: your signal ended the call",
    snippets: [
      {
        on: everywhere,
        code: ({ module, create }) => `import { AbortError, TechLookup } from "${module}";

const client = ${create()};
const controller = new AbortController(); // a new one for each operation
const call = client.safe.domains.get("github.com", {
  signal: controller.signal,
  deadlineMs: 20_000, // for a time limit: its code is TIMEOUT, not ABORTED
});
controller.abort(new Error("the visitor left"));
const { error } = await call;
if (error instanceof AbortError) console.error(error.cause, error.docsUrl);
`,
      },
    ],
  },

  CONFIGURATION_ERROR: {
    fix: "Correct the option or argument that `error.argument` names; nothing was sent.",
    retry: "No: correct the argument first",
    snippets: [
      {
        on: everywhere,
        code: ({ module, create }) => `import { ConfigurationError, TechLookup } from "${module}";

const client = ${create()};
const text = "https://github.com/about";
try {
  await client.domains.get(text);
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.argument, error.message, error.docsUrl); // argument: domain
  console.log(await client.domains.get(new URL(text).hostname));
}
`,
      },
    ],
  },

  CREDIT_LIMIT: {
    fix: "Raise `creditLimit`, or stop here: the call would have exceeded the limit that you set.",
    retry: "No: raise the limit first",
    snippets: [
      {
        on: everywhere,
        code: ({ module, create }) => `import { CreditLimitError, TechLookup } from "${module}";

const client = ${create("creditLimit: 1")};
for (const domain of ["github.com", "stripe.com"]) {
  const { data, error } = await client.safe.domains.get(domain); // 1 credit
  if (error instanceof CreditLimitError) {
    // The price of the call that was not sent, and the credits counted so far.
    console.error(error.credits, client.creditsSpent, error.creditLimit, error.docsUrl);
    break;
  }
  console.log(data?.active_technologies);
}
`,
      },
    ],
  },

  UNKNOWN_ERROR: {
    fix: "Read `error.cause` and its stack: the top line outside this package names the code that threw.",
    retry: "No: fix the code that threw",
    snippets: [
      {
        on: everywhere,
        code: ({ module, create }) => `import { isTechLookupError, TechLookup } from "${module}";

// Your own \`fetch\`, and every test double of it, has to return a Response.
const client = ${create("fetch: (input, init) => fetch(input, init)")};
const { error } = await client.safe.domains.get("github.com");
if (isTechLookupError(error) && error.code === "UNKNOWN_ERROR") {
  console.error(error.cause, error.docsUrl);
}
`,
      },
    ],
  },

  NO_SLOT: {
    fix: "Give calls more time with `deadlineMs`, or start fewer at once; `error.waitMs` is the wait that they need.",
    retry: "No: the call was never sent",
    wait: "At least `error.waitMs`",
    snippets: [
      {
        on: servers,
        code: ({ module, create }) => `import { TechLookup, WaitError } from "${module}";

const client = ${create("deadlineMs: 600_000")};
for (const domain of ["github.com", "stripe.com"]) {
  const { data, error } = await client.safe.domains.get(domain);
  if (error instanceof WaitError && error.code === "NO_SLOT") {
    console.error(\`\${domain}: call again in \${error.waitMs} ms\`, error.docsUrl);
  } else console.log(domain, data?.active_technologies);
}
`,
        // The first call closes the window for an hour.
        expected: { faults: [{ kind: "error", code: "RATE_LIMIT", retryAfter: 3_600 }] },
      },
    ],
  },
};
