import type { FaqId } from "@techlookup/core/catalog";

/** A page of this site that goes deeper than the answer to a question. */
export interface GuideLink {
  readonly label: string;
  /** Its path: `/docs/retries`. */
  readonly to: string;
}

const errors: GuideLink = { label: "Errors in depth", to: "/docs/errors" };
const httpApi: GuideLink = { label: "HTTP API", to: "/docs/http-api" };
const overnight: GuideLink = { label: "10,000 domains overnight", to: "/docs/overnight" };
const processes: GuideLink = { label: "One key, many processes", to: "/docs/many-processes" };
const retries: GuideLink = { label: "Retries in depth", to: "/docs/retries" };

/** Where each answer leads. A question that leads nowhere does not compile. */
export const guides: Readonly<Record<FaqId, readonly [GuideLink, ...GuideLink[]]>> = {
  "which-errors-to-retry": [retries],
  "why-a-domain-is-404": [errors, overnight],
  "what-a-403-means": [errors],
  "how-to-read-a-400": [httpApi],
  "same-format-everywhere": [httpApi, { label: "What is known of the API", to: "/docs/known" }],
  "keys-in-browsers": [{ label: "Security", to: "/docs/security" }],
  "instanceof-after-bundling": [errors],
  "timeout-or-abort": [errors],
  "behind-fetch-failed": [{ label: "How requests are sent", to: "/docs/transport" }],
  "post-and-retries": [retries],
  "several-processes-one-key": [processes, { label: "At the speed of your plan", to: "/docs/pacing" }],
  "credits-and-retries": [retries],
  "node-versions": [{ label: "Runtimes", to: "/docs/runtimes" }],
  "deno-permissions": [{ label: "Install and call", to: "/docs/start" }],
  "testing-without-credits": [{ label: "Testing with the sandbox", to: "/docs/testing" }],
};
