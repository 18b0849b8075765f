import { describe, expect, it, vi } from "vitest";
import type { CallEvent } from "../../src/index.ts";
import { failure, success } from "../support/scripted.ts";
import { cached, outcomeOf, slow, turns } from "./support.ts";

describe("lookups that are the same, and on their way at once", () => {
  it("are sent once: each has data of its own, and one of them the credits", async () => {
    const events: CallEvent[] = [];
    const server = slow();
    const { client, clock, sent } = cached([server.step], {
      creditLimit: 1,
      onAttempt: (event) => events.push(event),
      onResult: (event) => events.push(event),
    });
    const calls = ["a.example", "A.example", "a.example"].map((domain) => client.domains.get(domain).withResponse());
    await turns();
    server.answer();
    const all = await Promise.all(calls);
    expect([sent.length, client.creditsSpent, clock.pending]).toEqual([1, 1, 0]);
    expect(all.map(({ data }) => data)).toEqual(Array(3).fill({ list: [1] }));
    expect(new Set(all.map(({ data }) => data)).size).toBe(3);
    expect(all.map(({ meta }) => [meta.shared, meta.cached, meta.estimatedCredits])).toEqual([
      [undefined, false, 1],
      [true, false, 0],
      [true, false, 0],
    ]);
    expect(all[1]?.meta).toMatchObject({ status: 200, attempts: [{ status: 200 }], rateLimit: { limit: 60 } });
    // The attempt is told once, and counts in the events of one call.
    expect(events.map(({ attempts, shared }) => `${attempts.length} ${shared}`).sort()).toEqual([
      ...["0 true", "0 true", "1 undefined", "1 undefined"],
    ]);
  });

  it("are sent one by one where nothing is kept, and where they are not the same", async () => {
    const { client, sent } = cached();
    await Promise.all([client.technologies.companies(1), client.technologies.companies(1, { limit: 2 })]);
    await Promise.all([client.domains.get("a.example"), client.domains.get("b.example")]);
    await Promise.all([client.account.credits(), client.account.credits()]);
    expect(sent.length).toBe(6);
  });

  it.each([
    { attemptTimeoutMs: 7 },
    { maxResponseBytes: 9_999 },
    { priority: "bulk" as const },
    { retry: { maxAttempts: 1 } },
    { headers: { "x-tenant": "b" } },
    { fresh: true },
  ])("are sent one by one where they want it otherwise: %j", async (options) => {
    const server = slow();
    const { client, sent } = cached([server.step, success({ second: true })], { pacing: false });
    const first = client.domains.get("a.example");
    await turns();
    expect(await client.domains.get("a.example", options)).toEqual({ second: true });
    server.answer();
    expect(await first).toEqual({ list: [1] });
    expect(sent.length).toBe(2);
  });

  it("are sent one by one on Workers, where a request ends with the one that began it", async () => {
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    try {
      const { client, clock, sent } = cached();
      await clock.run(Promise.all([client.domains.get("a.example"), client.domains.get("a.example")]));
      expect(sent.length).toBe(2);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("fail alike, each with an error of its own that leads to its caller", async () => {
    const { client, clock, sent } = cached([failure(404, "NOT_FOUND")]);
    const mine = async () => client.domains.get("a.example");
    const theirs = async () => client.domains.get("a.example");
    const [one, other] = await clock.run(Promise.all([outcomeOf(mine()), outcomeOf(theirs())]));
    expect(one).toMatchObject({ code: "NOT_FOUND", status: 404, attempts: [{ status: 404 }] });
    expect(other).not.toBe(one);
    expect((other as Error).message).toBe((one as Error).message);
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect([(one as Error).stack?.includes("mine"), (other as Error).stack?.includes("theirs")]).toEqual([true, true]);
    expect(sent.length).toBe(1);
  });

  it("that meet what nobody foresaw fail each with that", async () => {
    const { client, clock } = cached([failure(500, "X")], {
      random: () => {
        throw new RangeError("no chance");
      },
    });
    const calls = [client.safe.domains.get("a.example"), client.safe.domains.get("a.example")];
    for (const { error } of await clock.run(Promise.all(calls)))
      expect(error).toMatchObject({ code: "UNKNOWN_ERROR", cause: { message: "no chance" } });
  });
});
