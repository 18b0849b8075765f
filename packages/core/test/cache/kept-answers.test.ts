import { describe, expect, it, vi } from "vitest";
import type { CallEvent } from "../../src/index.ts";
import { failure, type Step, success } from "../support/scripted.ts";
import { cached, dayMs, hourMs } from "./support.ts";

const forbidden: Step = {
  status: 200,
  body: { success: true, data: 1 },
  headers: { "cache-control": "private, No-Store" },
};
const missing = failure(404, "NOT_FOUND", { "x-ratelimit-limit": "60" });

describe("an answer that is kept", () => {
  it("is given again without a request, a place or a credit, and says so", async () => {
    const events: CallEvent[] = [];
    const admit = vi.fn(({ ids }: { ids: readonly string[] }) => ({
      ...{ waitMs: 0, askMs: 0, gateMs: 0, cold: false },
      starts: ids.map(() => 0),
    }));
    const { client, clock, sent } = cached([success()], {
      ...{ creditLimit: 1, pacing: { window: { admit } } },
      onResult: (event) => events.push(event),
    });
    const first = await clock.run(client.domains.get("a.example").withResponse());
    expect(first.meta).toMatchObject({ cached: false, estimatedCredits: 1, attempts: [{ status: 200 }] });
    const places = admit.mock.calls.flatMap(([{ ids }]) => ids).length;
    clock.jump(5_000);
    const { data, meta } = await client.domains.get("A.Example.").withResponse();
    expect(data).toEqual({ found: true });
    expect(meta).toEqual({
      ...{ status: 200, attempts: [], cached: true, ageMs: 5_000 },
      ...{ estimatedCredits: 0, slotWaitMs: 0 },
    });
    expect(events[1]).toMatchObject({ cached: true, ageMs: 5_000, attempts: [] });
    expect(Object.keys(events[0] ?? {})).not.toContain("cached");
    expect([sent.length, client.creditsSpent, clock.pending]).toEqual([1, 1, 0]);
    expect(admit.mock.calls.flatMap(([{ ids }]) => ids).length).toBe(places);
  });

  it("is a copy for each caller", async () => {
    const { client, clock } = cached([success({ list: [1] })]);
    for (let round = 0; round < 3; round++) {
      const data = (await clock.run(client.domains.get("a.example"))) as { list: number[] };
      expect(data).toEqual({ list: [1] });
      data.list.push(2);
    }
  });

  it("is there when the first call is done, also where the store takes its time", async () => {
    const entries = new Map<string, string>();
    const later = () => new Promise((resolve) => setImmediate(resolve));
    const storage = {
      getItem: async (key: string) => entries.get(key),
      setItem: async (key: string, value: string) => later().then(() => entries.set(key, value)),
    };
    const { client, sent } = cached([success()], { cache: { storage } });
    await client.domains.get("a.example");
    await client.domains.get("a.example");
    expect(sent.length).toBe(1);
  });

  it.each([
    [0, 0.9],
    [0.5, 1],
    [0.999_999, 1.1],
  ])("lasts a day by default, a tenth more or less: %d", async (random, part) => {
    const { client, clock, sent, ttls } = cached([success()], {}, random);
    await clock.run(client.domains.get("a.example"));
    clock.jump(dayMs * part - 1_000);
    await clock.run(client.domains.get("a.example"));
    expect(sent.length).toBe(1);
    clock.jump(1_001);
    await clock.run(client.domains.get("a.example"));
    expect(sent.length).toBe(2);
    expect((ttls[0] ?? 0) * 1_000).toBeCloseTo(dayMs * part, -4);
  });

  it("lasts no longer than the client wants that reads it", async () => {
    const { client, clock, storage } = cached();
    await clock.run(client.domains.get("a.example"));
    const hasty = cached([success()], { clock, cache: { storage, ttlMs: 1_000 } });
    clock.jump(1_099);
    await clock.run(hasty.client.domains.get("a.example"));
    expect(hasty.sent.length).toBe(0);
    clock.jump(1);
    await clock.run(hasty.client.domains.get("a.example"));
    expect(hasty.sent.length).toBe(1);
  });

  it("is not used by a call that wants a fresh one, which is kept in its place", async () => {
    const { client, clock, sent } = cached([success({ round: 1 }), success({ round: 2 })]);
    await clock.run(client.domains.get("a.example"));
    expect(await clock.run(client.domains.get("a.example", { fresh: true }))).toEqual({ round: 2 });
    expect(await clock.run(client.domains.get("a.example"))).toEqual({ round: 2 });
    expect(sent.length).toBe(2);
    const { error } = await client.safe.domains.get("a.example", { fresh: "yes" as never });
    expect(error?.message).toContain('fresh must be one of true, false, and is "yes"');
  });
});

describe("a 404", () => {
  it("is kept for an hour, with what it says", async () => {
    const { client, clock, sent } = cached([missing]);
    const first = await clock.run(client.safe.domains.get("a.example"));
    clock.jump(hourMs - 1_000);
    const { error } = await clock.run(client.safe.domains.get("a.example"));
    expect(error).toMatchObject({ name: "ApiError", code: "NOT_FOUND", status: 404, attempts: [], headers: {} });
    expect(error?.stopped).toBe("not-retryable");
    expect(error?.message).toBe(`${first.error?.message} Answered from the cache, 3599 s old.`);
    expect(error?.stack).toContain("kept-answers.test");
    expect(sent.length).toBe(1);
    clock.jump(1_001);
    await clock.run(client.safe.domains.get("a.example"));
    expect(sent.length).toBe(2);
  });

  it("is kept for as long as anything, where that is less", async () => {
    const { client, clock, sent } = cached([missing], { cache: { ttlMs: 1_000 } });
    await clock.run(client.safe.domains.get("a.example"));
    clock.jump(1_001);
    await clock.run(client.safe.domains.get("a.example"));
    expect(sent.length).toBe(2);
  });
});

describe("what is not kept", () => {
  it.each([
    ["a page with status 404", { status: 404, body: "<html>" }],
    ["a 404 with another code", failure(404, "NO_ROUTE")],
    ["a 400", failure(400, "VALIDATION_ERROR")],
    ["a 429", failure(429, "RATE_LIMIT", { "retry-after": "9999" })],
    ["a 500", failure(500, "INTERNAL_ERROR")],
    ["success: false", { status: 200, body: { success: false, error: { code: "NOT_FOUND" } } }],
    ["what may not be stored", forbidden],
    ["a 404 that may not be stored", failure(404, "NOT_FOUND", { "cache-control": "no-store" })],
  ])("%s", async (_, step) => {
    const { client, clock, entries, told } = cached([step], { retry: { maxAttempts: 1 } });
    await clock.run(client.safe.domains.get("a.example"));
    expect([entries.size, told]).toEqual([0, []]);
  });

  it("is forgotten once the server forbids to keep it", async () => {
    const { client, clock, entries } = cached([success(), forbidden]);
    await clock.run(client.domains.get("a.example"));
    expect(entries.size).toBe(1);
    await clock.run(client.domains.get("a.example", { fresh: true }));
    expect(entries.size).toBe(0);
  });

  it("is what the contract does not let be kept: the account, signals, live detection, request()", async () => {
    const { client, clock, entries, sent } = cached([success({ signals: [] })]);
    const ask = () => [
      ...[client.account.usage(), client.account.credits(), client.signals.adoption(), client.signals.churn()],
      client.domains.detectLive("a.example"),
      client.request({ method: "GET", path: "/v1/domain/a.example" }),
    ];
    await clock.run(Promise.all([...ask(), ...ask()]));
    expect([sent.length, entries.size]).toEqual([12, 0]);
  });

  it("and what it lets is: domains, companies, technologies", async () => {
    const { client, clock, entries, sent } = cached([success({ companies: [] })]);
    const ask = () => [
      ...[client.domains.get("a.example"), client.companies.get("a.example"), client.technologies.get("x")],
      ...[client.technologies.domains("x"), client.technologies.companies(1)],
    ];
    await clock.run(Promise.all(ask()));
    await clock.run(Promise.all(ask()));
    expect([sent.length, entries.size]).toEqual([5, 5]);
  });
});
