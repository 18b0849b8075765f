import type { Entry } from "./entry.ts";

/** What every ratio is a ratio to. */
export const baseline = "fetch";

/** The baseline a second time: how far its row is from 1 is the noise of a table. */
export const control = "control";

const ours = ["@techlookup/core"];

/** Everyone who is measured, one a line; how each is called stands in `adapters/`. */
export const entries: readonly Entry[] = [
  { name: baseline, title: "bare fetch and JSON", packages: [], repeats: false },
  { name: control, title: "the same again (control)", packages: [], adapter: baseline, repeats: false },
  { name: "core", title: "@techlookup/core, over fetch", packages: ours, repeats: true },
  { name: "node", title: "@techlookup/node", packages: ["@techlookup/node", ...ours], repeats: true },
  {
    name: "browser",
    title: "@techlookup/browser",
    packages: ["@techlookup/browser", ...ours],
    repeats: true,
    sizeOnly: true,
  },
  { name: "openai", title: "openai", packages: ["openai"], repeats: true },
  { name: "anthropic", title: "@anthropic-ai/sdk", packages: ["@anthropic-ai/sdk"], repeats: true },
  { name: "stripe", title: "stripe", packages: ["stripe"], repeats: true },
  { name: "ky", title: "ky", packages: ["ky"], repeats: true },
  { name: "got", title: "got", packages: ["got"], repeats: true },
  { name: "ofetch", title: "ofetch", packages: ["ofetch"], repeats: true },
  { name: "wretch", title: "wretch with its retry", packages: ["wretch"], repeats: true },
  { name: "axios", title: "axios with axios-retry", packages: ["axios", "axios-retry"], repeats: true },
  { name: "undici", title: "undici request", packages: ["undici"], repeats: false },
  { name: "undici-retry", title: "undici RetryAgent", packages: ["undici"], repeats: true },
  { name: "octokit", title: "octokit, retry and throttling", packages: ["octokit"], repeats: true },
  { name: "azure", title: "@azure/core-rest-pipeline", packages: ["@azure/core-rest-pipeline"], repeats: true },
  { name: "smithy", title: "smithy's retries around fetch", packages: ["@smithy/core"], repeats: true },
  {
    name: "smithy-node",
    title: "smithy's retries and Node handler",
    packages: ["@smithy/node-http-handler", "@smithy/core"],
    repeats: true,
  },
  { name: "p-retry", title: "p-retry around fetch", packages: ["p-retry"], repeats: true },
];
