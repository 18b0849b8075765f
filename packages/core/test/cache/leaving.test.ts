import { describe, expect, it } from "vitest";
import { type Step, success } from "../support/scripted.ts";
import { cached, outcomeOf, slow, turns } from "./support.ts";

describe("one who leaves", () => {
  it("by its signal ends only its own call: the request goes on for the others", async () => {
    const server = slow();
    const { client, clock, sent, entries } = cached([server.step]);
    const leaving = new AbortController();
    const first = outcomeOf(client.domains.get("a.example", { signal: leaving.signal }));
    const second = client.domains.get("a.example");
    await turns();
    leaving.abort("enough");
    expect(await first).toMatchObject({ code: "ABORTED", cause: "enough", stopped: "aborted" });
    expect(server.cut).not.toHaveBeenCalled();
    server.answer();
    expect(await second).toEqual({ list: [1] });
    expect([sent.length, entries.size, clock.pending]).toEqual([1, 1, 0]);
  });

  it("keeps the place of the request that goes on", async () => {
    const settled: unknown[] = [];
    const server = slow();
    const { client, clock } = cached([server.step], {
      pacing: {
        window: {
          admit: ({ ids, settlements }) => {
            settled.push(...settlements.map(({ as }) => as));
            return { starts: ids.map(() => 0), waitMs: 0, askMs: 0, gateMs: 0, cold: false };
          },
        },
      },
    });
    const leaving = new AbortController();
    const first = outcomeOf(client.domains.get("a.example", { signal: leaving.signal }));
    const second = client.domains.get("a.example");
    await turns();
    leaving.abort();
    await first;
    server.answer();
    await clock.run(second);
    expect(settled).toEqual(["counted"]);
  });

  it("last cuts the request off, and tells it as any call does", async () => {
    const server = slow();
    const { client, clock } = cached([server.step]);
    const leaving = [new AbortController(), new AbortController()];
    const calls = leaving.map(({ signal }) => outcomeOf(client.domains.get("a.example", { signal })));
    await turns();
    leaving[0]?.abort("one");
    await turns();
    expect(server.cut).not.toHaveBeenCalled();
    leaving[1]?.abort("two");
    expect(await Promise.all(calls)).toMatchObject([
      { cause: "one" },
      { cause: "two", attempts: [{ code: "ABORTED" }] },
    ]);
    expect([server.cut.mock.calls.length, clock.pending]).toEqual([1, 0]);
  });

  it("with all others at once, by one signal, cuts the request off", async () => {
    const server = slow();
    const { client, clock } = cached([server.step]);
    const { signal, abort } = ((controller) => ({ signal: controller.signal, abort: () => controller.abort() }))(
      new AbortController(),
    );
    const calls = [1, 2, 3].map(() => outcomeOf(client.domains.get("a.example", { signal })));
    await turns();
    abort();
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ code: "ABORTED" });
    expect([server.cut.mock.calls.length, clock.pending]).toEqual([1, 0]);
  });

  it("before it began sends nothing", async () => {
    const { client, sent } = cached();
    const { error } = await client.safe.domains.get("a.example", { signal: AbortSignal.abort("early") });
    expect(error).toMatchObject({ code: "ABORTED", cause: "early", attempts: [] });
    expect(sent.length).toBe(0);
  });

  it("leaves nothing to those who come later", async () => {
    const server = slow();
    const { client, sent } = cached([server.step, success({ second: true })], { pacing: false });
    const leaving = new AbortController();
    const first = outcomeOf(client.domains.get("a.example", { signal: leaving.signal }));
    await turns();
    leaving.abort();
    const second = client.domains.get("a.example");
    expect(await first).toMatchObject({ code: "ABORTED" });
    expect(await second).toEqual({ second: true });
    expect(sent.length).toBe(2);
  });
});

describe("each call keeps its own deadline", () => {
  /** Two calls with the same deadline, the second of them later. */
  const pair = async (step: Step, options = {}) => {
    const made = cached([step, success({ second: true })], { deadlineMs: 1_000, pacing: false, ...options });
    const first = outcomeOf(made.client.domains.get("a.example"));
    await turns();
    made.clock.jump(600);
    const second = outcomeOf(made.client.domains.get("a.example"));
    await turns();
    return { ...made, first, second };
  };

  it("and the request that of the last", async () => {
    const server = slow();
    const { clock, first, second, sent } = await pair(server.step);
    expect(await clock.run(first)).toMatchObject({ code: "TIMEOUT", limit: "deadline", timeoutMs: 1_000 });
    expect(server.cut).not.toHaveBeenCalled();
    server.answer();
    expect(await second).toEqual({ list: [1] });
    expect([sent.length, clock.pending]).toEqual([1, 0]);
  });

  it("and nobody waits for longer", async () => {
    const server = slow();
    const { clock, first, second } = await pair(server.step);
    const startedAtMs = clock.now() - 600;
    await clock.run(first);
    expect(clock.now() - startedAtMs).toBe(1_000);
    expect(await clock.run(second)).toMatchObject({ code: "TIMEOUT", limit: "deadline", timeoutMs: 1_000 });
    expect(clock.now() - startedAtMs).toBe(1_600);
    expect([server.cut.mock.calls.length, clock.pending]).toEqual([1, 0]);
  });

  it("also where one with a longer one has left before", async () => {
    const server = slow();
    const { client, clock } = cached([server.step], { pacing: false });
    const leaving = new AbortController();
    const { signal } = leaving;
    const first = outcomeOf(client.domains.get("a.example", { deadlineMs: 1_000 }));
    const second = outcomeOf(client.domains.get("a.example", { signal }));
    await turns();
    leaving.abort();
    await second;
    const startedAtMs = clock.now();
    expect(await clock.run(first)).toMatchObject({ code: "TIMEOUT", limit: "deadline", timeoutMs: 1_000 });
    expect(clock.now() - startedAtMs).toBe(1_000);
    expect([server.cut.mock.calls.length, clock.pending]).toEqual([1, 0]);
  });

  it("within the limit of an attempt, after which it goes on as any call does", async () => {
    const server = slow();
    const { clock, first, second, sent } = await pair(server.step, { attemptTimeoutMs: 900 });
    const outcomes = await clock.run(Promise.all([first, second]));
    // There is no time for the first to wait for the second attempt.
    expect(outcomes).toMatchObject([{ code: "TIMEOUT", attempts: [{ durationMs: 900 }] }, { second: true }]);
    expect([server.cut.mock.calls.length, sent.length]).toEqual([1, 2]);
  });

  it("and one that is alone ends as without a cache", async () => {
    const hang: Step = () => new Promise<Response>(() => {});
    const { client, clock } = cached([hang], { deadlineMs: 1_000 });
    const { error } = await clock.run(client.safe.domains.get("a.example"));
    expect(error).toMatchObject({ code: "TIMEOUT", limit: "deadline", timeoutMs: 1_000 });
    expect(error?.attempts).toMatchObject([{ code: "TIMEOUT", durationMs: 1_000 }]);
    expect(clock.pending).toBe(0);
  });

  it("where it waited for a place in vain on behalf of another, it asks for one itself", async () => {
    let isFull = true;
    const admit = ({ ids }: { ids: readonly string[] }) => ({
      ...{ waitMs: 0, askMs: 100, gateMs: 0, cold: false },
      starts: isFull ? [] : ids.map(() => 0),
    });
    const { clock, first, second, sent } = await pair(success(), { pacing: { window: { admit } } });
    expect(await clock.run(first)).toMatchObject({ code: "TIMEOUT", limit: "deadline", attempts: [] });
    isFull = false;
    expect(await clock.run(second)).toEqual({ found: true });
    expect(sent.length).toBe(1);
  });
});
