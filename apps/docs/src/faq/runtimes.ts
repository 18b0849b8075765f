import type { FaqPart } from "./entry.ts";

/** Bundlers, versions and permissions. */
export const runtimeQuestions: FaqPart<"instanceof-after-bundling" | "node-versions" | "deno-permissions"> = {
  "instanceof-after-bundling": {
    question: "Why is `instanceof` false after bundling?",
    answer:
      "For these errors it is not: they carry a mark that `instanceof` checks, whichever copy of the class created them.",
    why: [
      "Two copies of a package, ES modules and CommonJS, a frame and a worker each have separate classes, and plain `instanceof` fails between them. These errors are recognized by the mark that they carry, so both `instanceof` and the guards work.",
      "JSON and `postMessage` turn an error into plain data, without its class: `fromJSON()` turns that data back into an error.",
    ],
    sample: `import { fromJSON, isApiError, TechLookup } from "@techlookup/node";

const { error } = await new TechLookup().safe.domains.get("example.com");
const again = error && fromJSON(JSON.parse(JSON.stringify(error)));
console.log(isApiError(again, "NOT_FOUND"));
`,
  },
  "node-versions": {
    question: "Which Node versions are supported?",
    answer: "Node 22 or later: the packages are tested on 22, 24 and 26.",
    why: [
      "`import` and `require` both work, and an error from one passes the guards and `instanceof` of the other. The types are checked with TypeScript 5.5, 5.9, 6.0 and 7.0.",
      "On an older Node, npm warns but still installs the packages. A built-in function is then missing, and a call fails with `UNKNOWN_ERROR` and a `TypeError` as its cause. Deno, Bun, Workers and current browsers are also tested; the table of runtimes lists the versions.",
    ],
  },
  "deno-permissions": {
    question: "Which permissions does Deno need?",
    answer:
      "`--allow-net=api.technologychecker.io`, and `--allow-env=TECHLOOKUP_API_KEY` if the client should read the key from the environment.",
    why: [
      "The package reads nothing at import, and no other variable at all: with `{ apiKey }`, it needs only the network. If it may not read the key, the error names the missing flag. If it may not use the network, `error.reason` is `denied`, and the call is not retried.",
      "With your own `baseUrl`, such as a gateway or the sandbox, name its host instead. The tests run under `--no-prompt`, with only these flags and a sandbox as the host.",
    ],
    sample: `import { TechLookup } from "@techlookup/deno";

const client = new TechLookup(); // --allow-env=TECHLOOKUP_API_KEY
console.log(await client.account.credits());
`,
  },
};
