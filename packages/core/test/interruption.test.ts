import { describe, expect, it } from "vitest";
import { failure, type Step, scripted, success } from "./support/scripted.ts";

/** Never answers, and ignores its signal, as a careless fetch of the caller's own would. */
const deaf: Step = () => new Promise<Response>(() => {});

/** Answers with headers, and never with a body. */
const hanging =
  (status: number): Step =>
  async () =>
    new Response(new ReadableStream(), { status });

describe("time limits", () => {
  it("ends an attempt that is not answered, and tries again", async () => {
    const { client, clock, sent } = scripted([deaf, success()]);
    const start = clock.now();
    expect((await clock.run(client.safe.domains.get("example.com"))).ok).toBe(true);
    expect(sent.length).toBe(2);
    expect(clock.now() - start).toBe(30_000 + 250);
    expect(sent[0]?.init.signal?.aborted).toBe(true);
  });

  it("gives live detection two minutes, and does not repeat it", async () => {
    const { client, clock, sent } = scripted([deaf]);
    const start = clock.now();
    const { error } = await clock.run(client.safe.domains.detectLive("example.com"));
    expect(clock.now() - start).toBe(120_000);
    expect(sent.length).toBe(1);
    expect(error).toMatchObject({
      name: "TimeoutError",
      code: "TIMEOUT",
      limit: "attempt",
      timeoutMs: 120_000,
      stopped: "not-repeatable",
    });
  });

  it("lets the caller's own limit win over the endpoint's", async () => {
    const { client, clock } = scripted([deaf], { attemptTimeoutMs: 5_000 });
    const start = clock.now();
    await clock.run(client.safe.domains.detectLive("example.com"));
    expect(clock.now() - start).toBe(5_000);
  });

  it("counts the body into the attempt", async () => {
    const { client, clock } = scripted([hanging(200)], { retry: { maxAttempts: 1 } });
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    expect(error).toMatchObject({ code: "TIMEOUT", limit: "attempt", timeoutMs: 30_000 });
    expect(error?.attempts).toMatchObject([{ status: 200, durationMs: 30_000 }]);
  });

  it("takes an error whose body hangs for that error", async () => {
    const { client, clock } = scripted([hanging(503)], { retry: { maxAttempts: 1 } });
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    expect(error).toMatchObject({ code: "GATEWAY_ERROR", status: 503 });
  });

  it("never lasts longer than the deadline, whatever the attempts do", async () => {
    const { client, clock, sent } = scripted([deaf]);
    const start = clock.now();
    const { error } = await clock.run(client.safe.domains.get("example.com", { deadlineMs: 45_000 }));
    expect(clock.now() - start).toBe(45_000);
    expect(sent.length).toBe(2);
    expect(error).toMatchObject({ code: "TIMEOUT", limit: "deadline", timeoutMs: 45_000, stopped: "deadline" });
  });

  it("is the reason also where a timer fires a little early", async () => {
    const { client, clock } = scripted([deaf]);
    const { setTimer } = clock;
    clock.setTimer = (callback, ms) => setTimer(callback, ms - 2);
    const { error } = await clock.run(client.safe.domains.detectLive("example.com", { deadlineMs: 100 }));
    expect(error).toMatchObject({ code: "TIMEOUT", limit: "deadline", stopped: "deadline" });
  });

  it("starts no attempt when a wait has overrun the deadline", async () => {
    const { client, clock, sent } = scripted([failure(500, "INTERNAL_ERROR"), success()], {
      onRetry: () => clock.jump(400_000),
    });
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    expect(sent.length).toBe(1);
    expect(error).toMatchObject({ code: "TIMEOUT", limit: "deadline", timeoutMs: 300_000, stopped: "deadline" });
    expect(error?.attempts.length).toBe(1);
  });

  it("leaves no timer behind", async () => {
    for (const steps of [[success()], [failure(404, "NOT_FOUND")], [failure(500, "INTERNAL_ERROR"), success()]]) {
      const { client, clock } = scripted(steps);
      await clock.run(client.safe.domains.get("example.com"));
      expect(clock.pending).toBe(0);
    }
  });

  it("switches a limit off with Infinity", async () => {
    const { client, clock } = scripted([success()], { attemptTimeoutMs: Infinity, deadlineMs: Infinity });
    await client.domains.get("example.com");
    expect(clock.delays).toEqual([]);
  });
});

describe("the caller's signal", () => {
  const reason = new Error("enough");

  it("sends nothing when it has aborted already", async () => {
    const { client, sent } = scripted([success()]);
    const { error } = await client.safe.domains.get("example.com", { signal: AbortSignal.abort(reason) });
    expect(sent.length).toBe(0);
    expect(error).toMatchObject({ name: "AbortError", code: "ABORTED", stopped: "aborted", attempts: [] });
    expect(error?.cause).toBe(reason);
  });

  it.each<[string, Step[]]>([
    ["while nothing has come", [deaf]],
    ["in the body", [hanging(200)]],
    ["in an error's body", [hanging(500)]],
  ])("ends a call %s", async (_name, steps) => {
    const { client, clock } = scripted(steps);
    const controller = new AbortController();
    const pending = client.safe.domains.get("example.com", { signal: controller.signal });
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(reason);
    const { error } = await pending;
    expect(error).toMatchObject({ code: "ABORTED", stopped: "aborted" });
    expect(error?.cause).toBe(reason);
    expect(error?.attempts.length).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it("ends a wait, with the history of what came before", async () => {
    const controller = new AbortController();
    const { client, clock, sent } = scripted([failure(429, "RATE_LIMIT", { "retry-after": "60" })], {
      onRetry: () => queueMicrotask(() => controller.abort(reason)),
    });
    const { error } = await client.safe.domains.get("example.com", { signal: controller.signal });
    expect(sent.length).toBe(1);
    expect(error).toMatchObject({ code: "ABORTED", stopped: "aborted", attempts: [{ code: "RATE_LIMIT", waitMs: 0 }] });
    expect(clock.pending).toBe(0);
  });

  it("ends a wait that it forestalls", async () => {
    const controller = new AbortController();
    const { client, clock, sent } = scripted([failure(429, "RATE_LIMIT", { "retry-after": "60" })], {
      onRetry: () => controller.abort(reason),
    });
    const { error } = await client.safe.domains.get("example.com", { signal: controller.signal });
    expect([error?.code, sent.length, clock.pending]).toEqual(["ABORTED", 1, 0]);
  });

  it("gathers no listeners over many calls", async () => {
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...parameters: Parameters<typeof addEventListener>) => {
      listeners++;
      return addEventListener.apply(signal, parameters);
    };
    signal.removeEventListener = (...parameters: Parameters<typeof removeEventListener>) => {
      listeners--;
      return removeEventListener.apply(signal, parameters);
    };
    const { client, clock } = scripted([failure(500, "INTERNAL_ERROR"), success()]);
    for (let call = 0; call < 100; call++) await clock.run(client.safe.domains.get("example.com", { signal }));
    expect(listeners).toBe(0);
  });

  it("lets go of an answer that comes after all", async () => {
    let cancelled = false;
    let answer = (_response: Response): void => {};
    const late: Step = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const { client } = scripted([late]);
    const controller = new AbortController();
    const pending = client.safe.domains.get("example.com", { signal: controller.signal });
    controller.abort(reason);
    await pending;
    answer(
      new Response(
        new ReadableStream({
          cancel: () => {
            cancelled = true;
          },
        }),
      ),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(cancelled).toBe(true);
  });
});
