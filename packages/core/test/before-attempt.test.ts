import { describe, expect, it } from "vitest";
import { scripted, success } from "./support/scripted.ts";

const never = () => new Promise<void>(() => {});

describe("what is asked before each attempt", () => {
  it("holds no call for longer than its deadline, and costs nothing", async () => {
    const { client, clock, sent } = scripted([success()], { deadlineMs: 1_000 });
    const beganMs = clock.now();
    const { error } = await clock.run(client.safe.domains.get("github.com", { beforeAttempt: never }));
    expect(error).toMatchObject({ code: "TIMEOUT", stopped: "deadline", limit: "deadline", attempts: [] });
    expect([clock.now() - beganMs, sent.length, client.creditsSpent, clock.pending]).toEqual([1_000, 0, 0, 0]);
  });

  it("holds no call whose caller has left, whose place goes to the next", { timeout: 5_000 }, async () => {
    const { client, clock, sent } = scripted([success()], { pacing: { limit: 1 } });
    const leaving = new AbortController();
    const call = client.safe.domains.get("github.com", { signal: leaving.signal, beforeAttempt: never });
    await new Promise(setImmediate);
    leaving.abort("enough");
    expect((await call).error).toMatchObject({ code: "ABORTED", stopped: "aborted", attempts: [] });
    await client.domains.get("github.com");
    expect([sent.length, clock.pending]).toEqual([1, 0]);
  });

  it("is no part of what the server takes", async () => {
    const { client, clock } = scripted([success(), success(), { status: 503 }], { retry: { maxAttempts: 1 } });
    const slowly = () => new Promise<void>((resolve) => void clock.setTimer(resolve, 2_000));
    for (let call = 0; call < 2; call++) await client.domains.get("github.com");
    clock.jump(1_000);
    await clock.run(client.safe.domains.get("github.com", { beforeAttempt: slowly }));
    // One failure alone closes the gate if it took long.
    expect(client.health.outages).toEqual([]);
  });

  it("ends the call by what it throws", async () => {
    const { client, sent } = scripted([success()]);
    const beforeAttempt = () => Promise.reject(new Error("the disk is full"));
    const { error } = await client.safe.domains.get("github.com", { beforeAttempt });
    expect(error).toMatchObject({ code: "UNKNOWN_ERROR", cause: { message: "the disk is full" } });
    expect([sent.length, client.creditsSpent]).toEqual([0, 0]);
  });
});
