import { RecoveryGate, TechLookup } from "@techlookup/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { down, watch, well } from "./support/down.ts";
import { ask, gatewayBefore } from "./support/gateways.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("what the gate of a gateway goes by", () => {
  it("is what a client knows that shares it", async () => {
    const recovery = new RecoveryGate();
    const { gateway, seen } = gatewayBefore(down, { recovery, pacing: false, baseUrl: "https://api.example.com" });
    const options = { apiKey: "a-key-of-the-test", baseUrl: "https://api.example.com", fetch: async () => down() };
    const client = new TechLookup({ ...options, recovery, patienceMs: 0, retry: { maxAttempts: 1 } });
    for (let call = 0; call < 4; call++) await client.safe.account.usage();
    expect(recovery.outages).toMatchObject([{ route: "/v1/usage" }]);
    void gateway(ask("/v1/usage"));
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toHaveLength(0);
  });

  it("is not one domain that meets a 500 however often it is asked for; several are", async () => {
    const broken = (): Response =>
      Response.json({ success: false, error: { code: "INTERNAL_ERROR", message: "m" } }, { status: 500 });
    const recovery = new RecoveryGate();
    const { gateway } = gatewayBefore(broken, { recovery, pacing: false });
    for (let call = 0; call < 10; call++) await gateway(ask("/v1/domain/one.example"));
    expect(recovery.outages).toEqual([]);
    for (const name of ["two", "three", "four"]) await gateway(ask(`/v1/domain/${name}.example`));
    expect(recovery.outages).toMatchObject([{ route: "/v1/domain/{domain}", lastStatus: 500 }]);
  });

  it("is not a request that gets no place: the next may try the API at once", async () => {
    const recovery = new RecoveryGate({ random: () => 0 });
    const window = {
      admit: () => ({ starts: [], waitMs: 60_000, askMs: 60_000, gateMs: 0, cold: false, capacity: 10 }),
    };
    const baseUrl = "https://api.example.com";
    const { gateway } = gatewayBefore(well, { recovery, baseUrl, pacing: { window } });
    const room = recovery.roomOf(baseUrl, "/v1/usage");
    for (let call = 0; call < 4; call++) room.pass()?.settle("down");
    expect((await gateway(ask("/v1/usage"))).status).toBe(429);
    expect([room.isOpen, room.waitMs]).toEqual([false, 0]);
  });

  it("is not a request that waits for its place when it closes: that waits anew, and has given its place back", async () => {
    const settled: string[] = [];
    const recovery = new RecoveryGate({ random: () => 0.999 });
    let waitMs = 300;
    const window = {
      admit: ({ ids, settlements }: { ids: readonly string[]; settlements: readonly { as: string }[] }) => {
        settled.push(...settlements.map(({ as }) => as));
        return { starts: ids.map(() => waitMs), waitMs, askMs: waitMs, gateMs: 0, cold: false, capacity: 10 };
      },
    };
    const { gateway, seen } = gatewayBefore(well, { recovery, pacing: { window } });
    const early = watch(gateway(ask("/v1/usage")));
    await vi.advanceTimersByTimeAsync(0);
    const other = gatewayBefore(down, { recovery, pacing: false });
    for (let call = 0; call < 4; call++) await other.gateway(ask("/v1/usage"));
    waitMs = 0;
    await vi.advanceTimersByTimeAsync(400);
    expect([seen.length, early.value]).toEqual([0, undefined]);
    await vi.advanceTimersByTimeAsync(200);
    expect([early.value?.status, settled]).toEqual([200, ["unused", "counted"]]);
  });
});
