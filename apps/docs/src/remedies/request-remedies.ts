import { askFor, detectLive } from "./curl.ts";
import { everywhere, type RemedyPart } from "./remedy.ts";

/** Requests that the API understood and refused. */
export const requestRemedies: RemedyPart<"VALIDATION_ERROR" | "NOT_FOUND" | "CONFLICT"> = {
  VALIDATION_ERROR: {
    fix: "Read the name of the parameter in `error.message`, then correct that value.",
    retry: "No: correct the request first",
    snippets: [
      {
        on: everywhere,
        code: ({ module, create }) => `import { isApiError, TechLookup } from "${module}";

const client = ${create()};
try {
  const page = await client.technologies.companies(17, { limit: 100 });
  console.log(page.companies);
} catch (error) {
  if (!isApiError(error, "VALIDATION_ERROR")) throw error;
  // After the path and the status, the message quotes the API, which names the parameter.
  console.error(error.message, error.docsUrl);
}
`,
      },
      {
        on: ["curl"],
        code: `# Start with a small value, and leave optional parameters out.
${askFor("/v1/technology/17/companies?limit=10")}
`,
      },
    ],
  },

  NOT_FOUND: {
    fix: "Fall back to live detection, which looks at the website now and costs 5 credits.",
    retry: "No: the response stays the same until the API has data for the domain",
    snippets: [
      {
        on: everywhere,
        code: ({ module, create }) => `import { isApiError, TechLookup } from "${module}";

const client = ${create("creditLimit: 100")}; // never spends more than that
const domain = "unknown.example";
const profile = await client.domains.get(domain).catch((error: unknown) => {
  if (isApiError(error, "NOT_FOUND")) return client.domains.detectLive(domain);
  throw error;
});
console.log(domain, profile.active_technologies);
`,
        expected: { prints: "unknown.example" },
      },
      { on: ["curl"], code: `# Costs 5 credits. It can take tens of seconds.\n${detectLive("example.com")}\n` },
    ],
  },

  CONFLICT: {
    fix: "Read the resource that already exists instead of creating it again.",
    retry: "No: the resource will still exist",
    snippets: [
      {
        on: everywhere,
        code: ({ module, create }) => `import { isApiError, TechLookup } from "${module}";

const client = ${create()};
const profile = await client.domains.detectLive("github.com").catch((error: unknown) => {
  if (!isApiError(error, "CONFLICT")) throw error;
  console.error(error.message, error.docsUrl);
  return client.domains.get("github.com");
});
console.log(profile.active_technologies);
`,
        expected: { faults: [{ kind: "error", code: "CONFLICT" }] },
      },
    ],
  },
};
