import { describe, expect, it, vi } from "vitest";
import { type ExplainedAnswer, explain as explainAndPrint, type RetryPolicy } from "../src/index.ts";

const explain = (answer: ExplainedAnswer, policy: Partial<RetryPolicy> = {}) =>
  explainAndPrint(policy, answer, () => {});

describe("explain", () => {
  it("prints what it returns, on the console unless told otherwise", () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    const schedule = explainAndPrint({ maxAttempts: 1 }, { status: 500 });
    expect(log).toHaveBeenCalledExactlyOnceWith("then stop: attempts-exhausted");
    expect(String(schedule)).toBe("then stop: attempts-exhausted");
    log.mockRestore();
  });

  it("comes to an end where a policy has none", () => {
    const endless = { maxAttempts: Infinity, transient: { baseMs: 0, capMs: 0 } };
    expect(explain({ status: 500, deadlineMs: Infinity }, endless).waits.length).toBe(99);
  });

  it("tells the schedule of a failing server", () => {
    expect(String(explain({ status: 503 }))).toBe(
      [
        "attempt 2 after 0 to 499 ms (backoff)",
        "attempt 3 after 0 to 999 ms (backoff)",
        "attempt 4 after 0 to 1999 ms (backoff)",
        "then stop: attempts-exhausted",
      ].join("\n"),
    );
  });

  it("tells the waits of a full window, and never less than was asked", () => {
    const { waits, stopped } = explain({ status: 429, retryAfter: "30" });
    expect(waits[0]).toEqual({ attempt: 2, minMs: 30_000, maxMs: 32_999, reason: "retry-after" });
    expect([waits.length, stopped]).toEqual([3, "attempts-exhausted"]);
  });

  it("tells a wait without luck in it as one number, and ends where bad luck alone would end it", () => {
    expect(String(explain({ status: 500 }, { jitter: "none", maxAttempts: 2 }))).toBe(
      "attempt 2 after 500 ms (backoff)\nthen stop: attempts-exhausted",
    );
    expect(explain({ status: 500, deadlineMs: 300 })).toMatchObject({ waits: [], stopped: "deadline" });
  });

  it.each([
    [{ status: 404 }, "not-retryable"],
    [{ status: 429, retryAfter: "3600" }, "wait-too-long"],
    [{ status: 429, retryAfter: "60", deadlineMs: 60_000 }, "deadline"],
    [{ status: 502, safe: false }, "not-repeatable"],
    [{ status: 0, safe: false }, "not-repeatable"],
  ] as const)("tells why %j would not be repeated: %s", (answer, stopped) => {
    expect(explain(answer)).toMatchObject({ waits: [], stopped });
  });

  it("takes what is no grammar from a 429 alone", () => {
    expect(explain({ status: 429, retryAfter: "500s" })).toMatchObject({ waits: [], stopped: "wait-too-long" });
    expect(explain({ status: 503, retryAfter: "500s" }).waits.length).toBe(3);
  });

  it.each<[string, readonly unknown[], string]>([
    [
      "a policy that is none",
      [null, { status: 500 }],
      "policy must be an object such as { maxAttempts: 3 }, and is null",
    ],
    ["an answer that is none", [{}, 500], "answer must be an object such as { status: 429 }, and is 500"],
    ["a print that is none", [{}, { status: 500 }, "console"], 'print must be a function, and is "console"'],
    [
      "a part of a policy that is none",
      [{ transient: 5 }, { status: 500 }],
      "transient must be an object such as { baseMs: 500 }, and is 5",
    ],
    [
      "a word that is none",
      [{ repeat: "never" }, { status: 500 }],
      "repeat must be one of not-done, safe, always, and is",
    ],
  ])("refuses %s", (_name, given, message) => {
    expect(() => explainAndPrint(...(given as [never, never]))).toThrow(message);
  });

  it("says what it was looking at when the caller's own objects throw", () => {
    const answer = Object.defineProperty({}, "status", {
      get: () => {
        throw new Error("mine");
      },
    });
    expect(() => explain(answer as never)).toThrow(
      expect.objectContaining({ code: "CONFIGURATION_ERROR", argument: "policy or answer" }),
    );
  });

  it.each(["not-done", "safe", "always"] as const)("takes the rule %s", (repeat) => {
    expect(explain({ status: 0, safe: false }, { repeat }).waits.length).toBe(repeat === "always" ? 3 : 0);
  });

  it("reads dates, follows the policy, and counts its waits against the deadline", () => {
    const dated = { status: 429, retryAfter: "Mon, 23 Nov 2026 10:00:30 GMT", date: "Mon, 23 Nov 2026 10:00:00 GMT" };
    expect(explain(dated).waits[0]?.minMs).toBe(30_000);
    expect(explain({ status: 500, deadlineMs: 2_000 }, { jitter: "none", maxAttempts: 9 })).toMatchObject({
      waits: [
        { minMs: 500, maxMs: 500 },
        { minMs: 1_000, maxMs: 1_000 },
      ],
      stopped: "deadline",
    });
    expect(explain({ status: 0 }).waits.length).toBe(3);
  });
});
