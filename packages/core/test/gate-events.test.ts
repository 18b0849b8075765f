import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type GateEvent, RecoveryGate } from "../src/index.ts";
import { failure, key, type Step, scripted, success } from "./support/scripted.ts";

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Down for so long, from the beginning. */
const downFor = (forMs: number, options: Parameters<typeof scripted>[1] = {}) => {
  const events: GateEvent[] = [];
  const step: Step = async () =>
    made.clock.now() - beganMs < forMs
      ? new Response("", { status: 503 })
      : Response.json({ success: true, data: {} }, { headers: { "x-ratelimit-remaining": "7" } });
  const made = scripted([step], { onGate: (event) => void events.push(event), ...options });
  const beganMs = made.clock.now();
  return { ...made, events };
};

describe("a gate", () => {
  it("tells when it closes, probes and opens, and what was seen", async () => {
    const { client, clock, events } = downFor(3_000);
    await clock.run(Promise.all(Array.from({ length: 20 }, () => client.domains.get("github.com"))));
    expect(events.map(({ gate }) => gate)).toEqual(["closed", "probe", "open"]);
    const [closed, probe] = events;
    const part = { baseUrl: "https://api.technologychecker.io", route: "/v1/domain/{domain}", reason: "outage" };
    expect(closed).toEqual({
      ...part,
      ...{ gate: "closed", state: "down", forMs: 0, waiting: 0, failedProbes: 0 },
      ...{ lastCode: "GATEWAY_ERROR", lastStatus: 503 },
    });
    expect(probe).toMatchObject({ ...part, gate: "probe", state: "down", waiting: 19, lastStatus: 503 });
    expect(events.at(-1)).toMatchObject({ ...part, gate: "open" });
    expect(events.at(-1)?.forMs).toBeGreaterThan(3_000);
    expect(events.every(Object.isFrozen)).toBe(true);
  });

  it("is shown by the client's health", async () => {
    const { client, clock } = downFor(3_000);
    expect(client.health).toEqual({ outages: [] });
    const calls = Promise.all(Array.from({ length: 20 }, () => client.domains.get("github.com")));
    const seen: unknown[] = [];
    const stop = clock.setTimer(() => seen.push(client.health.outages[0]), 2_000);
    await clock.run(calls);
    stop();
    expect(seen).toEqual([expect.objectContaining({ route: "/v1/domain/{domain}", state: "down" })]);
    expect(client.health).toEqual({ outages: [], rateLimit: { remaining: 7 } });
    const { rateLimit, outages } = client.health;
    expect([client.health, rateLimit, outages].every(Object.isFrozen)).toBe(true);
  });

  it("tells by the same hook when a 429 makes all wait", async () => {
    const events: GateEvent[] = [];
    const refusal = failure(429, "RATE_LIMIT_EXCEEDED", { "retry-after": "2" });
    const { client, clock } = scripted([refusal, success()], {
      pacing: {},
      onGate: (event) => void events.push(event),
    });
    await clock.run(client.domains.get("github.com"));
    const known = { reason: "rate-limit", baseUrl: "https://api.technologychecker.io", waiting: 0 };
    expect(events).toEqual([
      { ...known, gate: "closed", forMs: 0, waitMs: 2_000 },
      { ...known, gate: "open", forMs: expect.any(Number) },
    ]);
    expect(events[1]?.forMs).toBeGreaterThanOrEqual(2_000);
  });

  it("shows no key that is part of the base URL, to nobody", async () => {
    const recovery = new RecoveryGate();
    const baseUrl = `https://one.example/${key}`;
    const { client, clock, events } = downFor(Infinity, { baseUrl, patienceMs: 0, recovery });
    for (let call = 0; call < 4; call++) await clock.run(client.safe.domains.get("github.com"));
    const limit = scripted([failure(429, "RATE_LIMIT_EXCEEDED", { "retry-after": "2" }), success()], {
      ...{ baseUrl, onGate: (event: GateEvent) => void events.push(event) },
    });
    await limit.clock.run(limit.client.domains.get("github.com"));
    expect(new Set(events.map(({ reason }) => reason))).toEqual(new Set(["outage", "rate-limit"]));
    expect(new Set(events.map((event) => event.baseUrl))).toEqual(new Set(["https://one.example/***"]));
    expect(JSON.stringify([events, client.health, recovery.outages])).not.toContain(key);
  });

  it("that is shared spares the server what each client would have to learn", async () => {
    const sentBy = async (share: boolean): Promise<number> => {
      const first = downFor(Infinity, { patienceMs: 0 });
      const recovery = new RecoveryGate({ clock: first.clock });
      let sent = 0;
      for (let client = 0; client < 5; client++) {
        const made = downFor(Infinity, { patienceMs: 0, clock: first.clock, ...(share && { recovery }) });
        await first.clock.run(Promise.all([1, 2].map(() => made.client.safe.domains.get("github.com"))));
        sent += made.sent.length;
      }
      return sent;
    };
    expect(await sentBy(false)).toBeGreaterThan(2 * (await sentBy(true)));
  });

  it("of one server says nothing of another", async () => {
    const recovery = new RecoveryGate();
    const [down, well] = ["https://one.example", "https://two.example"].map((baseUrl) =>
      scripted([baseUrl.includes("one") ? failure(503, "X") : success()], { recovery, baseUrl, patienceMs: 0 }),
    );
    for (let call = 0; call < 4; call++) await down?.clock.run(down.client.safe.domains.get("github.com"));
    expect(recovery.outages).toMatchObject([{ baseUrl: "https://one.example" }]);
    await well?.client.domains.get("github.com");
  });

  it("closes where callers' deadlines cut off what would take too long, not where they leave early", async () => {
    for (const [answersMs, deadlineMs, isDown] of [
      [10, 3_000, true],
      [10, 12, false],
    ] as const) {
      let isHanging = false;
      const step: Step = async () => {
        if (isHanging) return new Promise<Response>(() => {});
        await new Promise<void>((resolve) => void made.clock.setTimer(resolve, answersMs));
        return Response.json({ success: true, data: {} });
      };
      const made = scripted([step], { deadlineMs });
      const { client, clock } = made;
      for (let call = 0; call < 10; call++) await clock.run(client.domains.get("github.com"));
      isHanging = true;
      for (let call = 0; call < 6; call++) await clock.run(client.safe.domains.get("github.com"));
      expect(client.health.outages.length).toBe(isDown ? 1 : 0);
    }
  });

  it.each([
    [null, "RecoveryGate must be given an object such as { clock }, and is null"],
    [{ clock: 5 }, "RecoveryGate.clock must be a Clock, and is 5"],
    [{ random: 0.5 }, "RecoveryGate.random must be a function, and is 0.5"],
  ])("refuses %o", (options, message) => {
    expect(() => new RecoveryGate(options as never)).toThrow(message);
  });

  it("is no gate that is something else", () => {
    expect(() => scripted([success()], { recovery: {} as never })).toThrow(
      "recovery must be true, false or a RecoveryGate",
    );
  });
});
