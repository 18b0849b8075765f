/** What the server knows; it fails once for any other name, then finds that. */
export type Domain = "found.example" | "missing.example" | "refused.example" | "down.example";

const technologies = [
  ...["nginx/Web servers", "Varnish/Caching", "React/JavaScript frameworks", "Next.js/Web frameworks"],
  ...["Cloudflare/CDN", "Google Analytics/Analytics", "Stripe/Payment processors", "HubSpot/Marketing automation"],
  ...["Sentry/Issue trackers", "Webpack/Miscellaneous", "Google Workspace/Email", "HSTS/Security"],
  ...["Intercom/Live chat", "Segment/Customer data platform"],
].map((text) => text.split("/"));

/** The data of a good answer, of the size of a usual one: about 2 KB. */
export const profile: object = {
  domain: "found.example",
  active_technologies: technologies.map(([name, category], index) => ({
    name,
    category,
    version: `${index + 1}.2.3`,
    first_seen: `2024-0${(index % 9) + 1}-11T08:15:30Z`,
    last_seen: "2026-10-30T21:04:05.123Z",
    confidence: 80 + index,
  })),
};
