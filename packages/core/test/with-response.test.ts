import { describe, expect, expectTypeOf, it } from "vitest";
import type { Call, CallMeta, DomainProfile, TechLookupClient, WithMeta } from "../src/index.ts";
import { ConfigurationError } from "../src/index.ts";
import { connectionError, failure, key, scripted, success } from "./support/scripted.ts";

const told = { "x-ratelimit-limit": "60", "x-ratelimit-remaining": "59", "x-request-id": `of ${key}` };

describe("a call", () => {
  it("is a promise of its data like any other", async () => {
    const { client, sent } = scripted([success()]);
    const call = client.domains.get("a.example");
    expect(call).toBeInstanceOf(Promise);
    expect(Object.getPrototypeOf(call)).toBe(Promise.prototype);
    // It is on its way before anybody waits for it.
    await new Promise(setImmediate);
    expect(sent.length).toBe(1);
    expect(await Promise.all([call, client.request({ method: "GET", path: "/v1/x" })])).toEqual([
      { found: true },
      { found: true },
    ]);
    expectTypeOf(call).toEqualTypeOf<Call<DomainProfile>>();
  });

  it("tells how its answer came to be: attempts, limit, request, credits", async () => {
    const steps = [
      connectionError("ECONNREFUSED"),
      failure(500, "INTERNAL_ERROR"),
      { status: 200, body: { success: true, data: { found: true } }, headers: told },
    ];
    const { client, clock, sent } = scripted(steps);
    const { data, meta } = await clock.run(client.domains.get("a.example").withResponse());
    expect(data).toEqual({ found: true });
    expect(meta).toMatchObject({
      ...{ status: 200, rateLimit: { limit: 60, remaining: 59 }, cached: false, slotWaitMs: 0 },
      attempts: [{ code: "NETWORK_ERROR" }, { status: 500, waitReason: "backoff" }, { number: 3, status: 200 }],
      // The first never left. The second may have been charged.
      estimatedCredits: 2,
    });
    expect(meta.requestId).toMatch(/^of \*+$/);
    expect(sent.length).toBe(3);
    expectTypeOf(meta).toEqualTypeOf<CallMeta>();
  });

  it("leaves out what nobody told, and estimates no credits where none are charged", async () => {
    const { client } = scripted([success()]);
    const { meta } = await client.account.credits().withResponse();
    expect(Object.keys(meta).sort()).toEqual(["attempts", "cached", "estimatedCredits", "slotWaitMs", "status"]);
    expect(meta.estimatedCredits).toBe(0);
  });

  it("tells it of every method, and of request()", async () => {
    const { client } = scripted([success({ signals: [] })]);
    const { account, companies, domains, signals, technologies } = client;
    const calls: Call<unknown>[] = [account.usage(), account.credits(), companies.get("a.example")];
    calls.push(domains.get("a.example"), domains.detectLive("a.example"), signals.adoption(), signals.churn());
    calls.push(technologies.get("x"), technologies.domains("x"), technologies.companies(1));
    calls.push(client.request({ method: "GET", path: "/v1/x" }));
    const all = await Promise.all(calls.map((call) => call.withResponse()));
    expect(all.map(({ meta }) => meta.estimatedCredits)).toEqual([0, 0, 1, 1, 5, 1, 1, 1, 1, 1, 1]);
  });

  it("can be asked twice, before and after it is done, and sends once", async () => {
    const { client, sent } = scripted([success()]);
    const call = client.domains.get("a.example");
    const early = call.withResponse();
    const data = await call;
    const late = await call.withResponse();
    expect(await early).toEqual(late);
    expect(late.data).toBe(data);
    expect(sent.length).toBe(1);
  });

  it("rejects with the error that the call rejects with", async () => {
    const { client } = scripted([failure(404, "NOT_FOUND")]);
    const call = client.domains.get("a.example");
    const errors = await Promise.all([call, call.withResponse()].map((promise) => promise.catch((error) => error)));
    expect(errors[0]).toMatchObject({ code: "NOT_FOUND", attempts: [{ status: 404 }] });
    expect(errors[1]).toBe(errors[0]);
    const refused = client.domains.get("not a name").withResponse();
    await expect(refused).rejects.toBeInstanceOf(ConfigurationError);
  });

  it("tells how long it waited for its turn", async () => {
    const admission = { waitMs: 0, askMs: 0, gateMs: 0, cold: false };
    const { client, clock } = scripted([success()], {
      pacing: { window: { admit: ({ ids }) => ({ ...admission, starts: ids.map(() => 700) }) } },
    });
    const { meta } = await clock.run(client.domains.get("a.example").withResponse());
    expect(meta.slotWaitMs).toBe(700);
  });
});

describe("a call of client.safe", () => {
  it("tells the same of a success, in one object", async () => {
    const { client } = scripted([success()]);
    const call = client.safe.domains.get("a.example");
    const result = await call.withResponse();
    expect(result).toMatchObject({ ok: true, data: { found: true }, meta: { status: 200 } });
    expect(await call).toEqual({ ok: true, data: { found: true } });
    if (result.ok) expectTypeOf(result).toExtend<WithMeta<DomainProfile>>();
    else expectTypeOf(result.meta).toEqualTypeOf<undefined>();
    expect(await client.safe.request({ method: "GET", path: "/v1/x" }).withResponse()).toMatchObject({ ok: true });
  });

  it("never rejects, whether asked or not", async () => {
    const { client } = scripted([failure(404, "NOT_FOUND")]);
    const result = await client.safe.domains.get("a.example").withResponse();
    expect(result).toMatchObject({ ok: false, error: { code: "NOT_FOUND", attempts: [{ status: 404 }] } });
    expect(Object.keys(result)).toEqual(["ok", "error"]);
  });
});

it("a call that nobody waits for is an unhandled rejection, once, as any promise", async () => {
  const { client } = scripted([failure(404, "NOT_FOUND")]);
  const seen: unknown[] = [];
  const others = process.rawListeners("unhandledRejection") as NodeJS.UnhandledRejectionListener[];
  process.removeAllListeners("unhandledRejection");
  const note = (reason: unknown) => seen.push(reason);
  process.on("unhandledRejection", note);
  const pending: Promise<unknown>[] = [client.domains.get("a.example")];
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
  process.off("unhandledRejection", note);
  for (const listener of others) process.on("unhandledRejection", listener);
  expect([pending.length, seen.length]).toEqual([1, 1]);
  expect(seen[0]).toMatchObject({ code: "NOT_FOUND" });
});

it("code that takes a client of any runtime can ask", () => {
  expectTypeOf<TechLookupClient["domains"]["get"]>().returns.toHaveProperty("withResponse");
});
