import { askFor } from "./curl.ts";
import { everywhere, type RemedyPart, type Runtime, servers } from "./remedy.ts";

const rawResponse = {
  on: ["curl"],
  code: `# The response as it is: status, headers and body. Costs no credits.
${askFor("/v1/credits")}
`,
} as const;

/** Calls, and prints the beginning of a response that is not the API's. */
const showResponse =
  (options: string) =>
  ({ module, create }: Runtime): string =>
    `import { ResponseError, TechLookup } from "${module}";

const client = ${create(options)};
const { error } = await client.safe.domains.get("github.com");
if (error instanceof ResponseError) {
  console.error(error.headers["content-type"], error.body.slice(0, 200), error.docsUrl);
}
`;

const address = 'baseUrl: "https://api.technologychecker.io"';

/** Responses that arrived whole, and are not what the API documents. */
export const answerRemedies: RemedyPart<
  "UNEXPECTED_STATUS" | "UNEXPECTED_REDIRECT" | "INVALID_RESPONSE" | "RESPONSE_TOO_LARGE"
> = {
  UNEXPECTED_STATUS: {
    fix: "Check `baseUrl` and any proxy or firewall: the response is not in the API's format.",
    retry: "No: fix the address or the network first",
    snippets: [
      {
        on: servers,
        code: ({ module, create }) => `import { isApiError, TechLookup } from "${module}";

// This address is also the default: leave baseUrl and TECHLOOKUP_BASE_URL out.
const client = ${create(address)};
const { error } = await client.safe.domains.get("github.com");
if (isApiError(error, "UNEXPECTED_STATUS")) {
  console.error(error.status, error.headers.server, error.body.slice(0, 200), error.docsUrl);
}
`,
      },
      {
        on: ["Browser"],
        code: `import { isApiError, TechLookup } from "@techlookup/browser";

// The path at which your server mounts the gateway.
const client = new TechLookup({ gateway: "/api/techlookup" });
const { error } = await client.safe.domains.get("github.com");
if (isApiError(error, "UNEXPECTED_STATUS")) {
  console.error(error.status, error.headers.server, error.body.slice(0, 200), error.docsUrl);
}
`,
      },
      rawResponse,
    ],
  },

  UNEXPECTED_REDIRECT: {
    fix: "Set `baseUrl` to the address in `error.location`, if you trust that host with your key.",
    retry: "No: the same address redirects again",
    snippets: [
      {
        on: servers,
        code: ({ module, create }) => `import { ResponseError, TechLookup } from "${module}";

// The final address. A redirect is not followed: it would receive the key.
const client = ${create(address)};
const { error } = await client.safe.domains.get("github.com");
if (error instanceof ResponseError) {
  console.error(error.status, error.location, error.docsUrl);
}
`,
      },
      {
        on: ["Browser"],
        code: `import { ResponseError, TechLookup } from "@techlookup/browser";

// A gateway that sends visitors to a login page redirects: let it send a 401 instead.
const client = new TechLookup({ gateway: "/api/techlookup" });
const { error } = await client.safe.domains.get("github.com");
if (error instanceof ResponseError) {
  console.error(error.status, error.location, error.docsUrl);
}
`,
      },
      rawResponse,
    ],
  },

  INVALID_RESPONSE: {
    fix: "Check `baseUrl` and any proxy: the body is not the JSON that the API documents.",
    retry: "No: by its status, the call was carried out",
    snippets: [{ on: servers, code: showResponse(address) }, { on: ["Browser"], code: showResponse("") }, rawResponse],
  },

  RESPONSE_TOO_LARGE: {
    fix: "Ask for smaller pages with `limit`, or raise `maxResponseBytes` for this call.",
    retry: "No: the same response would be as large again",
    snippets: [
      {
        on: everywhere,
        code: ({ module, create }) => `import { TechLookup } from "${module}";

const client = ${create("maxResponseBytes: 20 * 1024 * 1024")}; // 20 MiB
// Page by page, each of them small.
for await (const { domain } of client.technologies.eachCompany(17, { limit: 100 })) {
  console.log(domain);
}
`,
        expected: { faults: [], prints: ".com" },
      },
      {
        on: ["curl"],
        code: `# How many bytes are 100 entries?
${askFor("/v1/technology/17/companies?limit=100", "--output page.json", "--write-out '%{size_download}\\n'")}
`,
      },
    ],
  },
};
