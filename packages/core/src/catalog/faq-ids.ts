/** Anchors of the FAQ, in its order. Entries can name no other, and the FAQ has each of them. */
export const faqIds = [
  "which-errors-to-retry",
  "why-a-domain-is-404",
  "what-a-403-means",
  "how-to-read-a-400",
  "same-format-everywhere",
  "keys-in-browsers",
  "instanceof-after-bundling",
  "timeout-or-abort",
  "behind-fetch-failed",
  "post-and-retries",
  "several-processes-one-key",
  "credits-and-retries",
  "node-versions",
  "deno-permissions",
  "testing-without-credits",
] as const;

/** The anchor of an FAQ entry. */
export type FaqId = (typeof faqIds)[number];
