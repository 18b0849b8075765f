import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Step } from "../support/scripted.ts";
import { cached, outcomeOf, slow, turns } from "./support.ts";

/** A client with a cache, whose gate has closed before lookups. */
const closed = async (then: Step) => {
  let isDown = true;
  const step: Step = async (init) =>
    isDown || typeof then !== "function" ? new Response("", { status: 503 }) : then(init);
  const made = cached([step]);
  await made.clock.run(made.client.safe.domains.get("down.example"));
  isDown = false;
  // The server is tried in 250 ms.
  return { ...made, before: made.sent.length };
};

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("calls of an outage that wait for one request", () => {
  it("still keep others from trying the server when the first of them leaves", async () => {
    const server = slow();
    const { client, clock, sent, before } = await closed(server.step);
    clock.jump(250);
    const leaving = new AbortController();
    const first = outcomeOf(client.domains.get("a.example", { signal: leaving.signal }));
    const second = client.domains.get("a.example");
    await turns();
    const other = outcomeOf(client.domains.get("b.example"));
    leaving.abort();
    await first;
    await turns();
    expect(sent.length - before).toBe(1);
    server.answer();
    await turns();
    server.answer();
    await clock.run(Promise.all([second, other]));
  });

  it("wait no longer than each wants", async () => {
    const { client, clock } = await closed(slow().step);
    const waiting = outcomeOf(client.domains.get("a.example", { patienceMs: 1 }));
    await turns();
    const { code, message } = await outcomeOf(client.domains.get("a.example", { patienceMs: 0 }));
    expect([code, message]).toEqual(["OUTAGE", expect.stringContaining("patienceMs is 0")]);
    await clock.run(waiting);
  });

  it("wait for as long as each wants, whenever the first has come", async () => {
    const { client, clock } = await closed({ status: 503 });
    const first = outcomeOf(client.domains.get("a.example", { retry: { maxAttempts: 20 } }));
    await turns();
    let waitedMs = 0;
    const second = new Promise<{ code?: string }>((resolve) => {
      clock.setTimer(async () => {
        const fromMs = clock.now();
        const outcome = outcomeOf(client.domains.get("a.example", { retry: { maxAttempts: 20 } }));
        resolve(await outcome);
        waitedMs = clock.now() - fromMs;
      }, 9_000);
    });
    await clock.run(first);
    expect([(await first).code, (await clock.run(second)).code]).toEqual(["OUTAGE", "OUTAGE"]);
    expect(waitedMs).toBeGreaterThan(9_000);
    expect(waitedMs).toBeLessThan(11_000);
  });

  it("go on for one who has more time than the first", async () => {
    const step: Step = async () => Response.json({ success: true, data: { list: [2] } });
    const { client, clock } = await closed(step);
    const first = outcomeOf(client.domains.get("a.example", { deadlineMs: 5 }));
    await turns();
    const second = outcomeOf(client.domains.get("a.example"));
    await clock.run(Promise.all([first, second]));
    expect([(await first).code, await second]).toEqual([expect.any(String), { list: [2] }]);
  });
});
