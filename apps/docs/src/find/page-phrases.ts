/** Questions and guides by what people call them, beside their titles and headings: paths below the base, names by semicolons. */
export const pagePhrases: Readonly<Record<string, string>> = {
  "/docs/start":
    "install; getting started; quick start; first call; npm install; setup; hello world; import the package; how to begin; tutorial",
  "/docs/overnight":
    "resume after a crash; interrupted job; enrich; enrich a list; bulk; batch; csv; spreadsheet; list of domains; resume an interrupted run; cron; github actions; dry run; journal; 10000 domains; thousands of domains; jsonl; cost of a list; nightly job",
  "/docs/agents":
    "mcp; model context protocol; mcp server; ai agent; agents; claude desktop; claude code; cursor; vs code; copilot; llm tools; tool calling; credit limit for agents; shared budget; enrich_file",
  "/docs/command": "cli; command line; terminal; exit codes; shell; flags; npx techlookup",
  "/docs/errors":
    "log errors safely; what is safe to log; error handling; handle errors; catch an error; error classes; error codes in code; try catch; type guards; safe result; ApiError; TechLookupError; serialize an error; error to json; express error handler",
  "/docs/retries":
    "wait between retries; how many attempts; retry delay; retries; retry; backoff; exponential backoff; jitter; retry policy; max attempts; retry-after; retry budget; stopped; attempts-exhausted; not-repeatable; budget-exhausted; server-veto; deadline; defaults; disable retries",
  "/docs/pacing":
    "pacing; pace calls; client-side rate limiting; rate limiter; limiter; avoid 429; stay below the limit; speed of the plan; priority",
  "/docs/many-processes":
    "redis; valkey; deno kv; share the rate limit; many processes; several servers; cluster; distributed; kubernetes; multiple instances; workers sharing a key",
  "/docs/many-machines":
    "many machines; several machines; bullmq; queue; job queue; enrich worker; fleet; fleet of workers; a million domains; 1000000 domains; systemd; kubernetes deployment; worker died; durability; appendfsync; collect the results; submit a list",
  "/docs/integrations":
    "integrations; github action step; github action; enrich a file in a repository; notebook; jupyter; colab; pandas; hono; next.js; nextjs app router; gateway with redis",
  "/docs/cache":
    "cache; caching; store responses; ttl; 24 hours; avoid paying twice; deduplicate; memoize; unstorage; cache in redis",
  "/docs/testing":
    "nock; msw; sandbox; test; unit test; mock the api; fake timers; fault injection; simulate an error; test doubles; vitest; jest; local server",
  "/docs/observability":
    "hooks; opentelemetry; logging; metrics; tracing; monitoring; diagnostics channel; prometheus; datadog; watch attempts; alerts",
  "/docs/transport":
    "proxy support; undici; keep-alive; http agent; connections; dispatcher; node http; connection pool; custom fetch",
  "/docs/security":
    "privacy; rotate the key; secret management; security; gateway; keep the key off the page; hide the api key; secret in the browser; leaked key; key in git; store the key; redaction; next.js route handler; least privilege; where to put the key; put the key on a server; key safe; keep the key secret",
  "/docs/upgrading": "upgrade; versions; semver; breaking changes; changelog; migration; deprecation; new version",
  "/docs/known":
    "independent project; who makes this; disclaimer; documented observed unknown; what is known; unofficial; is it official; affiliation; tested against the live api",
  "/docs/runtimes":
    "serverless; vercel; aws lambda; netlify; run on workers; runtimes; bun; deno; cloudflare workers; workerd; browsers; supported runtimes; compatibility; edge; firefox; safari",
  "/docs/benchmarks": "benchmarks; performance; speed; compare with axios; overhead; bundle size; got; ky",
  "/docs/http-api":
    "usage endpoint; credits endpoint; company lookup; adoption and churn signals; pagination; limit and offset; python; go; php; http api; endpoints; rest api; curl; openapi; swagger; api without a client; routes",
  "/decode": "decoder; decode an error; paste an error; explain a log line; read a stack trace",
  "/playground": "playground; try it in the browser; simulate a failure; demo",
  "/errors": "all errors; error index; list of errors; error codes",
  "/faq#which-errors-to-retry": "which errors to retry; retryable errors; should i retry; safe to retry; when to retry",
  "/faq#why-a-domain-is-404": "why is a domain 404; domain exists but 404; live detection after 404",
  "/faq#what-a-403-means": "why 403 with a valid key; 403 but key valid",
  "/faq#how-to-read-a-400": "how to read a 400; which parameter is wrong",
  "/faq#same-format-everywhere":
    "response format; envelope; success false; 200 with an error; error format; body shape",
  "/faq#keys-in-browsers": "call the api from a web page; call from the browser; use in react; client-side; frontend",
  "/faq#instanceof-after-bundling":
    "instanceof; instanceof false; bundler; two copies of a class; webpack; postmessage an error",
  "/faq#timeout-or-abort": "timeout or abort; difference between timeout and abort; abortsignal timeout",
  "/faq#behind-fetch-failed": "what is behind fetch failed; why does fetch fail; reason of a network error",
  "/faq#post-and-retries":
    "post repeated; idempotency key; is a post retried; live detection retried; duplicate charge",
  "/faq#several-processes-one-key": "several processes use one key; one key per organisation; share a key",
  "/faq#credits-and-retries":
    "how much does it cost; how much does live detection cost; pricing; are 404s charged; refund; do retries cost credits; am i charged for errors; charged twice; are failed calls charged; cost of a call; price; credits per call",
  "/faq#node-versions": "node version; which node; typescript version; esm or commonjs; require; node 18; node 20",
  "/faq#deno-permissions": "deno permissions; allow-net; allow-env; deno flags",
  "/faq#testing-without-credits": "test without credits; free test; test key; try without a key; develop offline",
};
