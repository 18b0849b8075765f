import type { FaqPart } from "./entry.ts";

/** Tests without the API. */
export const testQuestions: FaqPart<"testing-without-credits"> = {
  "testing-without-credits": {
    question: "How do I test without spending credits?",
    answer: "Run the sandbox: a local stand-in for the API, with fictional data and faults that you script.",
    why: [
      "`npx techlookup-sandbox` prints the two environment variables that point a client to it. In tests, `createSandbox()` needs no port: pass its `fetch` to the client. It counts credits and requests as the API's contract says.",
      "It is built from the vendor's documentation and from the code of other clients, and has never been compared with the live API: a test against it checks your code, not the vendor's. What the vendor's test keys can do is unknown.",
    ],
    sample: `import { TechLookup } from "@techlookup/node";
import { createSandbox } from "@techlookup/sandbox";

const sandbox = createSandbox();
const client = new TechLookup({ apiKey: sandbox.keys.pro, fetch: sandbox.fetch });
sandbox.script({ kind: "error", code: "RATE_LIMIT", retryAfter: 1 });
console.log(await client.account.credits());
`,
  },
};
