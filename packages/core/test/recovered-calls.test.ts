import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fromJSON, RecoveryGate, RetryBudget, type WaitError } from "../src/index.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { failure, type Step, scripted, success } from "./support/scripted.ts";

const caught = (promise: Promise<unknown>): Promise<WaitError> =>
  promise.then(
    () => expect.fail("the call succeeded"),
    (error) => error,
  );

/** A server that is down for a time. `sent` counts what reaches it meanwhile. */
const outage = (forMs: number, options: Parameters<typeof scripted>[1] = {}) => {
  const seen = { during: 0 };
  const step: Step = async () => {
    const isDown = made.clock.now() - beganMs < forMs;
    if (isDown) seen.during++;
    return isDown ? new Response("", { status: 503 }) : Response.json({ success: true, data: { found: true } });
  };
  const made = scripted([step], options);
  const beganMs = made.clock.now();
  return { ...made, seen };
};

// The waits of the gate are random.
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("calls of a client whose server is down", () => {
  it("wait, and succeed once it is back; without the gate they are lost", async () => {
    for (const [recovery, least, most] of [
      [true, 50, 50],
      [false, 0, 49],
    ] as const) {
      const { client, clock, seen } = outage(5_000, { recovery });
      const calls = Array.from({ length: 50 }, () => client.safe.domains.get("github.com"));
      const results = await clock.run(Promise.all(calls));
      const well = results.filter(({ ok }) => ok).length;
      expect(well).toBeGreaterThanOrEqual(least);
      expect(well).toBeLessThanOrEqual(most);
      expect(seen.during).toBeLessThanOrEqual(120);
      expect(clock.pending).toBe(0);
    }
  });

  it("fail once their patience is over, with what the server said last", async () => {
    const { client, clock } = outage(Infinity, { patienceMs: 2_000 });
    for (let call = 0; call < 2; call++) await clock.run(client.safe.domains.get("github.com"));
    const beganMs = clock.now();
    const calls = Array.from({ length: 40 }, () => caught(client.domains.get("github.com")));
    const errors = await clock.run(Promise.all(calls));
    expect(clock.now() - beganMs).toBeLessThan(10_000);
    expect(new Set(errors.map(({ code, stopped }) => `${code} ${stopped}`))).toEqual(new Set(["OUTAGE outage"]));
    const unsent = errors.find(({ attempts }) => !attempts.length);
    expect(unsent).toMatchObject({ name: "WaitError", requestSent: "no" });
    expect(unsent?.message).toBe(
      "GET /v1/domain/github.com waited 2 s for a server that is down, all of 2 s (patienceMs). It has been down for 4.3 s: " +
        "3 requests tried it meanwhile, and the last request failed with 503 GATEWAY_ERROR. Try again later.",
    );
    const told = {
      baseUrl: expect.stringMatching(/^https:/),
      route: "/v1/domain/{domain}",
      state: "down",
      waiting: expect.any(Number),
    };
    const seen = {
      ...told,
      forMs: 4_250,
      failedProbes: 3,
      lastCode: "GATEWAY_ERROR",
      lastStatus: 503,
      waitedMs: 2_000,
    };
    expect(unsent).toMatchObject({ outage: seen });
    expect(fromJSON(JSON.parse(JSON.stringify(unsent)))).toMatchObject({ outage: seen });
    const sent = errors.find(({ attempts }) => attempts.length);
    expect(sent).toMatchObject({ requestSent: "maybe", cause: { status: 503 } });
    expect(unsent?.cause).toMatchObject({ code: "GATEWAY_ERROR", status: 503 });
    expect(clock.pending).toBe(0);
  });

  it("fail at once where they have no patience, and are not charged", async () => {
    const { client, clock } = outage(Infinity);
    for (let call = 0; call < 2; call++) await clock.run(client.safe.domains.get("github.com"));
    const waiting = client.safe.domains.get("github.com");
    await new Promise(setImmediate);
    const spent = client.creditsSpent;
    const error = await caught(client.domains.get("github.com", { patienceMs: 0 }));
    expect(error).toMatchObject({ code: "OUTAGE", requestSent: "no" });
    expect(error.message).toContain(
      "would have to wait for a server that is down, and may not: patienceMs is 0. It has been down for 10.3 s",
    );
    expect(client.creditsSpent).toBe(spent);
    await clock.run(waiting);
  });

  it("are ended by their signals, and by their deadlines", async () => {
    const { client, clock } = outage(Infinity);
    for (let call = 0; call < 2; call++) await clock.run(client.safe.domains.get("github.com"));
    const waiting = client.safe.domains.get("github.com");
    const controller = new AbortController();
    const aborted = caught(client.domains.get("github.com", { signal: controller.signal }));
    controller.abort(new Error("enough"));
    expect(await aborted).toMatchObject({ code: "ABORTED", stopped: "aborted" });
    const late = await clock.run(caught(client.domains.get("github.com", { deadlineMs: 50 })));
    expect(late).toMatchObject({ code: "OUTAGE", stopped: "deadline" });
    expect(late.message).toContain("(deadlineMs)");
    await clock.run(waiting);
  });

  it("do not stop those of another endpoint", async () => {
    const { client, clock } = scripted([failure(503, "SERVICE_UNAVAILABLE")]);
    for (let call = 0; call < 2; call++) await clock.run(client.safe.domains.get("github.com"));
    const error = await clock.run(caught(client.account.credits()));
    expect(error).toMatchObject({ name: "ApiError", status: 503, attempts: [{ status: 503 }] });
  });

  it("are no outage where one domain alone meets a 500", async () => {
    const bad: Step = failure(500, "INTERNAL_ERROR");
    const { client, clock, sent } = scripted([...Array.from({ length: 4 }, () => bad), success()]);
    await clock.run(client.safe.domains.get("bad.example"));
    const beganMs = clock.now();
    await client.domains.get("github.com");
    expect([clock.now() - beganMs, sent.length]).toEqual([0, 5]);
  });

  it("give back the place in the rate limit that they wait for when the server goes down", async () => {
    let isDown = false;
    const step: Step = async () =>
      new Response(isDown ? "" : '{"success":true,"data":{}}', { status: isDown ? 503 : 200 });
    const { client, clock, sent } = scripted([step], { pacing: { limit: 4 } });
    for (let call = 0; call < 4; call++) await client.domains.get("github.com");
    isDown = true;
    const waiting = Array.from({ length: 20 }, () => client.safe.domains.get("github.com", { patienceMs: 5_000 }));
    const results = await clock.run(Promise.all(waiting));
    const codes = results.map(({ error }) => error?.code);
    expect(codes.filter((code) => code === "OUTAGE").length).toBeGreaterThan(10);
    expect(sent.length).toBeLessThan(20);
  });

  it("take no tokens for a request that credits hold back when its turn has come", async () => {
    const tokens: number[] = [];
    for (const creditLimit of [5, 6]) {
      const retry = { maxAttempts: 20, budget: new RetryBudget({ initial: 100 }) };
      const options = { creditLimit, retry, patienceMs: 300_000 };
      const { client, clock, sent } = scripted([failure(503, "SERVICE_UNAVAILABLE")], options);
      const { error } = await clock.run(client.safe.domains.get("github.com"));
      expect([error?.code, sent.length]).toEqual(["CREDIT_LIMIT", creditLimit]);
      tokens.push(retry.budget.tokens);
    }
    // Three retries close the gate, then each request that tries the server is paid for.
    expect(tokens).toEqual([100 - 5 * 4, 100 - 5 * 5]);
  });

  it("go before those that came later, where they waited for the rate limit when the server went down", async () => {
    const clock = new FakeClock();
    const recovery = new RecoveryGate({ clock, random: () => 0.5 });
    const order: string[] = [];
    const fetch = async (url: unknown): Promise<Response> => {
      order.push(String(url).split("/").at(-1) ?? "");
      return order.length < 3
        ? Response.json({ success: true, data: { found: true } })
        : new Response("", { status: 503 });
    };
    const shared = { clock, recovery, fetch: fetch as typeof globalThis.fetch, patienceMs: 240_000 };
    const made = (pacing: { limit: number } | false) => scripted([], { ...shared, pacing }).client.safe.domains;
    const [paced, other] = [made({ limit: 2 }), made(false)];
    for (let call = 0; call < 2; call++) await clock.run(paced.get("first.example"));
    const early = paced.get("early.example");
    for (let call = 0; call < 4; call++) await clock.run(other.get("down.example", { patienceMs: 0 }));
    const late = Array.from({ length: 60 }, () => other.get("late.example"));
    await clock.run(early);
    // A minute of those has tried the server by then; the others come after it.
    const place = order.indexOf("early.example");
    expect(place).toBeGreaterThan(6);
    expect(order.slice(place).filter((domain) => domain === "late.example").length).toBeGreaterThan(30);
    await clock.run(Promise.all(late));
  });

  it("are sent again once the server is back, though none of them has patience", async () => {
    const { client, clock } = outage(5_000, { patienceMs: 0 });
    const codes: (string | undefined)[] = [];
    for (let call = 0; call < 100; call++) {
      codes.push((await clock.run(client.safe.domains.get("github.com"))).error?.code);
      clock.jump(200);
    }
    expect(codes).toContain("OUTAGE");
    expect(new Set(codes.slice(-20))).toEqual(new Set([undefined]));
  });
});
