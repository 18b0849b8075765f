/** What somebody types, and the first page that they must find. */
export type Expected = readonly [query: string, page: string];

/** Several queries for one page. */
export const to = (page: string, queries: readonly string[]): Expected[] => queries.map((query) => [query, page]);

/** Of guides and tools. */
export const guides: readonly Expected[] = [
  ...to("/docs/security", [
    "how do I keep the key off the page",
    "hide api key",
    "leaked key",
    "where do I put my key",
    "security",
    "least privilege",
  ]),
  ...to("/docs/overnight", ["enrich", "bulk", "10,000 domains", "csv", "list of domains", "cron", "dry run"]),
  ...to("/docs/pacing", ["pacing", "how to avoid 429", "rate limiter"]),
  ...to("/docs/cache", ["cache", "caching", "how do I cache responses", "24 hours"]),
  ...to("/docs/many-processes", ["redis", "deno kv", "share the rate limit between servers", "kubernetes"]),
  ...to("/docs/many-machines", ["bullmq", "systemd", "many machines", "a million domains", "job queue", "appendfsync"]),
  ...to("/docs/integrations", ["integrations", "github actions", "github action step", "notebook", "jupyter", "hono"]),
  ...to("/docs/testing", ["sandbox", "fake timers", "mock the api", "unit tests"]),
  ...to("/docs/observability", ["opentelemetry", "hooks", "logging", "metrics"]),
  ...to("/docs/retries", [
    "retries",
    "how do retries work",
    "exponential backoff",
    "jitter",
    "retry-after",
    "retry policy",
  ]),
  ...to("/docs/errors", ["error handling", "how do I catch errors", "type guards"]),
  ...to("/docs/start", ["install", "getting started", "quick start"]),
  ...to("/docs/upgrading", ["upgrade", "semver", "breaking changes"]),
  ...to("/docs/runtimes", ["cloudflare workers", "bun", "supported runtimes"]),
  ...to("/docs/benchmarks", ["benchmarks", "compare with axios"]),
  ...to("/docs/command", ["cli", "exit codes", "command line"]),
  ...to("/docs/transport", ["keep-alive", "undici", "http agent"]),
  ...to("/docs/known", ["what is known of the API", "is this official"]),
  ...to("/decode", ["decoder", "paste an error"]),
  ...to("/playground", ["playground"]),
];

/** Of questions. */
export const questions: readonly Expected[] = [
  ...to("/faq#which-errors-to-retry", ["which errors should I retry"]),
  ...to("/faq#why-a-domain-is-404", ["why is a domain that exists 404"]),
  ...to("/faq#instanceof-after-bundling", ["instanceof", "instanceof is false"]),
  ...to("/faq#keys-in-browsers", ["can I call the API from a web page", "use in react"]),
  ...to("/faq#timeout-or-abort", ["timeout or abort"]),
  ...to("/faq#post-and-retries", ["idempotency key", "is a POST repeated"]),
  ...to("/faq#credits-and-retries", ["do retries cost credits", "are failed calls charged"]),
  ...to("/faq#node-versions", ["node versions", "which version of node"]),
  ...to("/faq#deno-permissions", ["deno permissions", "--allow-net"]),
  ...to("/faq#testing-without-credits", ["how do I test without spending credits"]),
  ...to("/faq#same-format-everywhere", ["response format", "success: false"]),
  ...to("/faq#several-processes-one-key", ["several processes use one key"]),
];
