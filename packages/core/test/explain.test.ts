import { describe, expect, it } from "vitest";
import { defaultRetryPolicy, explain } from "../src/index.ts";

describe("explain", () => {
  it("prints the schedule of a failing server", () => {
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

  it.each([
    [{ status: 404 }, "not-retryable"],
    [{ status: 429, retryAfter: "3600" }, "wait-too-long"],
    [{ status: 429, retryAfter: "60", deadlineMs: 60_000 }, "deadline"],
    [{ status: 502, safe: false }, "not-repeatable"],
    [{ status: 0, safe: false }, "not-repeatable"],
  ] as const)("tells why %j would not be repeated: %s", (answer, stopped) => {
    expect(explain(answer)).toMatchObject({ waits: [], stopped });
  });

  it("reads dates, follows the policy, and counts its waits against the deadline", () => {
    const dated = { status: 429, retryAfter: "Mon, 23 Nov 2026 10:00:30 GMT", date: "Mon, 23 Nov 2026 10:00:00 GMT" };
    expect(explain(dated).waits[0]?.minMs).toBe(30_000);
    const policy = { ...defaultRetryPolicy, jitter: "none" as const, maxAttempts: 9 };
    expect(explain({ status: 500, deadlineMs: 2_000 }, policy)).toMatchObject({
      waits: [
        { minMs: 500, maxMs: 500 },
        { minMs: 1_000, maxMs: 1_000 },
      ],
      stopped: "deadline",
    });
    expect(explain({ status: 0 }).waits.length).toBe(3);
  });
});
