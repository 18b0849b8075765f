import type { FaqPart } from "./entry.ts";

/** Bundlers, versions and permissions. */
export const runtimeQuestions: FaqPart<"instanceof-after-bundling" | "node-versions" | "deno-permissions"> = {
  "instanceof-after-bundling": {
    question: "Why is `instanceof` false after bundling?",
    answer:
      "It is not, for these errors: they bear a mark that `instanceof` looks at, whichever copy of the class made them.",
    why: [
      "Two copies of a package, ES modules beside CommonJS, a frame or a worker each have classes of their own, and plain `instanceof` fails between them. The errors here are known by a text that they carry, so both `instanceof` and the guards hold.",
      "Across JSON or `postMessage` an error becomes plain data: `fromJSON()` makes it an error again.",
    ],
    sample: `import { fromJSON, isApiError, TechLookup } from "@techlookup/node";

const { error } = await new TechLookup().safe.domains.get("example.com");
const again = error && fromJSON(JSON.parse(JSON.stringify(error)));
console.log(isApiError(again, "NOT_FOUND"));
`,
  },
  "node-versions": {
    question: "Which versions of Node does it need?",
    answer: "Node 22 or later: the packages are tested on 22, 24 and 26.",
    why: [
      "`import` and `require` both work, and an error of one passes the guards and `instanceof` of the other. The types are checked with TypeScript 5.5, 5.9, 6.0 and 7.0.",
      "On an older Node npm warns, and installs all the same; then something built in is missing, and a call ends as `UNKNOWN_ERROR` with a `TypeError` as its cause. Deno, Bun, Workers and current browsers are tested as well; the table of runtimes has the versions.",
    ],
  },
  "deno-permissions": {
    question: "Which permissions does it need on Deno?",
    answer:
      "`--allow-net=api.technologychecker.io`, and `--allow-env=TECHLOOKUP_API_KEY` if the key is to be read from there.",
    why: [
      "Nothing is read at import, and no other variable at all: with `{ apiKey }` the network is enough. Where the key may not be read, the error says which flag to grant; where the network may not be used, its `reason` is `denied`, and the call is not tried again.",
      "With a `baseUrl` of your own, such as a gateway or the sandbox, name its host instead. The tests run under `--no-prompt`, with the host of a sandbox in these flags and with no others.",
    ],
    sample: `import { TechLookup } from "@techlookup/deno";

const client = new TechLookup(); // --allow-env=TECHLOOKUP_API_KEY
console.log(await client.account.credits());
`,
  },
};
