import { describe, expect, it } from "vitest";
import type { CallEvent, CallOptions } from "../../src/index.ts";
import { failure, key, success } from "../support/scripted.ts";
import { cached, outcomeOf, slow, turns } from "./support.ts";

/** Deeper than `JSON.stringify` goes, and no deeper than `JSON.parse`. */
const deep = { status: 200, body: `{"success":true,"data":${'{"a":'.repeat(50_000)}1${"}".repeat(50_001)}` };

describe("an answer that was paid for reaches its caller", () => {
  it("also where a random number of the caller's own throws, and nothing is kept", async () => {
    const { client, clock, entries } = cached([success()], {
      random: () => {
        throw new RangeError("no chance");
      },
    });
    expect(await clock.run(client.domains.get("a.example"))).toEqual({ found: true });
    expect(await clock.run(client.domains.get("a.example"))).toEqual({ found: true });
    expect(entries.size).toBe(0);
  });

  it("also where it is too deep to be written, and whoever joined asks for itself", async () => {
    const { client, clock, sent, entries } = cached([deep]);
    const results = await clock.run(Promise.all([1, 2].map(() => client.safe.domains.get("a.example"))));
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect([sent.length, entries.size]).toEqual([2, 0]);
  });
});

describe("what is kept", () => {
  it("is no answer that repeats the key", async () => {
    const { client, clock, entries } = cached([success({ echo: `Bearer ${key}` })]);
    await clock.run(client.domains.get("a.example"));
    expect(entries.size).toBe(0);
  });

  it("stays when a failure says that it must not be stored: it never is", async () => {
    const broken = failure(503, "UNAVAILABLE", { "cache-control": "no-store" });
    const { client, clock, entries } = cached([success(), broken], { retry: { maxAttempts: 1 } });
    await clock.run(client.domains.get("a.example"));
    await clock.run(client.safe.domains.get("a.example", { fresh: true }));
    expect(entries.size).toBe(1);
  });

  it("is the fresh answer, also where an older request is answered later", async () => {
    const server = slow({ old: true });
    const { client, clock } = cached([server.step, success({ old: false })], { pacing: false });
    const older = client.domains.get("a.example");
    await turns();
    await client.domains.get("a.example", { fresh: true });
    server.answer();
    expect(await older).toEqual({ old: true });
    expect(await clock.run(client.domains.get("a.example"))).toEqual({ old: false });
  });
});

describe("lookups that are the same", () => {
  it.each<[string, (number: number) => CallOptions, number]>([
    ["of two kinds are two requests", (number) => ({ priority: number % 2 ? "bulk" : "normal" }), 2],
    ["with policies of the same values are one", () => ({ retry: { maxAttempts: 2 } }), 1],
  ])("%s", async (_, optionsOf, requests) => {
    const { client, sent } = cached([slow().step], { pacing: false });
    for (let number = 0; number < 6; number++) void outcomeOf(client.domains.get("a.example", optionsOf(number)));
    await turns();
    expect(sent.length).toBe(requests);
  });

  it("and fail alike say in their events whose attempts they were", async () => {
    const events: CallEvent[] = [];
    const { client, clock } = cached([failure(404, "NOT_FOUND")], { onResult: (event) => events.push(event) });
    await clock.run(Promise.all([1, 2].map(() => client.safe.domains.get("a.example"))));
    expect(events.map(({ attempts, shared }) => `${attempts.length} ${shared}`).sort()).toEqual([
      ...["0 true", "1 undefined"],
    ]);
  });
});
