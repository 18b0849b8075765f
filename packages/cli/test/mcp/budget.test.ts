import { expect, it } from "vitest";
import type { ToolResult } from "../../src/mcp/results.ts";
import { sandboxFor } from "../support.ts";
import { charged, connect, connectInProcess, roomySandbox } from "./support.ts";

it("spends 25 of an agent's 1,000 lookups, and refuses the others with what can be done", async () => {
  const { sandbox, env } = await sandboxFor();
  const { call } = await connect(env);
  const outcomes: ToolResult[] = [];
  for (let lookup = 0; lookup < 1_000; lookup++) outcomes.push(await call("domains_get", { domain: "github.com" }));
  expect(charged(sandbox)).toBe(25);
  expect(sandbox.requests.filter(({ credits }) => credits > 0)).toHaveLength(25);
  const refused = outcomes.filter(
    ({ structuredContent: { error } }) => (error as { code?: string } | undefined)?.code === "CREDIT_LIMIT",
  );
  expect(refused).toHaveLength(975);
  const { isError, structuredContent } = refused.at(-1) as ToolResult;
  expect(isError).toBe(true);
  expect(structuredContent).toMatchObject({
    error: {
      message:
        "domains_get may cost 1 credit, and 25 of the 25 that --credit-limit allows may be spent already. Nothing was sent.",
      fix: expect.stringMatching(
        /user can restart the server with a higher --credit-limit.*Free of charge are: account_credits/,
      ),
      docsUrl: expect.stringMatching(/^https:/),
    },
    spend: { thisCallAtMost: 0, spent: 25, limit: 25, left: 0 },
  });
  const free = await call("account_credits");
  expect(free.isError).toBeUndefined();
});

it("counts a retry that may be charged, and gives back a 429 and what never left", async () => {
  const sandbox = roomySandbox({ charges: ["5xx"] });
  const { call, budget } = await connectInProcess(sandbox, { limit: 3 });
  sandbox.script({ kind: "error", code: "RATE_LIMIT", retryAfter: 0 });
  const throttled = await call("domains_get", { domain: "github.com" });
  expect(throttled.structuredContent.spend).toEqual({ thisCallAtMost: 1, spent: 1, limit: 3, left: 2 });
  sandbox.script({ kind: "error", code: "INTERNAL_ERROR" });
  const retried = await call("domains_get", { domain: "shopify.com" });
  expect(retried.structuredContent.spend).toEqual({ thisCallAtMost: 2, spent: 3, limit: 3, left: 0 });
  expect((await call("domains_get", { domain: "example.com" })).structuredContent.error).toMatchObject({
    code: "CREDIT_LIMIT",
  });
  expect(await budget.state()).toEqual({ spent: 3, limit: 3 });
  expect(charged(sandbox)).toBeLessThanOrEqual(3);
});

it("refuses a retry that could exceed the limit", async () => {
  const sandbox = roomySandbox({ charges: ["5xx"] });
  const { call } = await connectInProcess(sandbox, { limit: 1 });
  sandbox.script({ kind: "error", code: "INTERNAL_ERROR" });
  const { structuredContent } = await call("domains_get", { domain: "github.com" });
  expect(structuredContent).toMatchObject({
    error: { code: "CREDIT_LIMIT" },
    spend: { thisCallAtMost: 1, spent: 1, left: 0 },
  });
  expect(sandbox.requests).toHaveLength(1);
});

it("refuses a live detection that does not fit, and still allows what does", async () => {
  const sandbox = roomySandbox();
  const { call } = await connectInProcess(sandbox, { limit: 7, live: true });
  expect((await call("domains_detect_live", { url: "github.com" })).structuredContent.spend).toMatchObject({
    spent: 5,
  });
  expect((await call("domains_detect_live", { url: "shopify.com" })).structuredContent).toMatchObject({
    error: { code: "CREDIT_LIMIT", message: expect.stringContaining("may cost 5 credits, and 5 of the 7") },
    spend: { left: 2 },
  });
  expect((await call("domains_get", { domain: "shopify.com" })).isError).toBeUndefined();
  expect(charged(sandbox)).toBe(6);
});

it("may be nothing at all", async () => {
  const sandbox = roomySandbox();
  const { call } = await connectInProcess(sandbox, { limit: 0 });
  expect((await call("domains_get", { domain: "github.com" })).structuredContent.error).toMatchObject({
    code: "CREDIT_LIMIT",
  });
  expect(sandbox.requests).toHaveLength(0);
});
