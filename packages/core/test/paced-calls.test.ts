import { describe, expect, it } from "vitest";
import type { PacingWindow, WaitError } from "../src/index.ts";
import { failure, scripted, success } from "./support/scripted.ts";

const caught = (promise: Promise<unknown>): Promise<WaitError> =>
  promise.then(
    () => expect.fail("the call succeeded"),
    (error) => error,
  );

describe("a call that gets no place", () => {
  it("says how long it has waited where nobody knows how much longer it would have to", async () => {
    const { client, clock, sent } = scripted([success()], {
      pacing: { window: { admit: () => new Promise(() => {}) } },
      ...{ deadlineMs: 1_500, creditLimit: 1 },
    });
    const error = await clock.run(caught(client.domains.get("github.com")));
    expect(error).toMatchObject({ code: "NO_SLOT", stopped: "deadline", waitMs: 0 });
    expect(error.message).toContain(
      "GET /v1/domain/github.com waited 1.5 s for its turn in the rate limit, all that was left of 1.5 s (deadlineMs).",
    );
    expect([sent.length, client.creditsSpent, clock.pending]).toEqual([0, 0, 0]);
  });

  it("releases its credits where the caller's own clock throws", async () => {
    const setTimer = (): never => {
      throw new Error("no timers here");
    };
    const { client, sent } = scripted([success()], {
      pacing: { window: { admit: () => new Promise(() => {}) } },
      clock: { now: () => Date.now(), setTimer },
    });
    const error = await caught(client.domains.get("github.com"));
    expect(error).toMatchObject({ stopped: "not-retryable", cause: { message: "no timers here" } });
    expect([sent.length, client.creditsSpent]).toEqual([0, 0]);
  });

  it("blames no deadline for a window that fails before a retry", async () => {
    let asked = 0;
    const { client, clock, sent } = scripted([failure(503, "SERVICE_UNAVAILABLE")], {
      pacing: {
        window: {
          admit: async ({ ids }) => {
            if (ids.length && asked++) throw new Error("away");
            return { starts: ids.map(() => 0), waitMs: 0, askMs: 0, gateMs: 0, cold: false };
          },
        } satisfies PacingWindow,
      },
    });
    const error = await clock.run(caught(client.account.credits()));
    expect(error).toMatchObject({ status: 503, stopped: "not-retryable", attempts: [{ status: 503 }] });
    expect(error.message).not.toContain("deadline");
    expect(sent.length).toBe(1);
  });
});
