import { describe, expect, it } from "vitest";
import type { CallEvent } from "../src/index.ts";
import { failure, key, scripted, success } from "./support/scripted.ts";

describe("a call", () => {
  it("tells of what nobody foresaw, at its end, as of any error", async () => {
    const told: (CallEvent | undefined)[] = [];
    const { client } = scripted([failure(500, "INTERNAL_ERROR", { "x-ratelimit-limit": "60" })], {
      onResult: (event) => told.push(event),
      random: () => {
        throw new RangeError("no chance");
      },
    });
    await expect(client.account.credits()).rejects.toMatchObject({
      code: "UNKNOWN_ERROR",
      cause: { message: "no chance" },
    });
    expect(told[0]?.error).toMatchObject({ code: "UNKNOWN_ERROR" });
    expect(told[0]?.rateLimit).toEqual({ limit: 60 });
    const calm = scripted([success()], { onResult: (event) => told.push(event) });
    await calm.client.account.credits();
    await calm.client.account.credits();
    expect(Object.keys(told[1] ?? {})).not.toContain("error");
    expect(Object.keys(told[1] ?? {})).not.toContain("rateLimit");
    expect((told[2]?.call ?? 0) - (told[1]?.call ?? 0)).toBe(1);
    expect(Object.keys(told[1]?.attempts[0] ?? {})).toEqual(["number", "startedAtMs", "durationMs", "status"]);
  });

  it("tells its hooks the same story, and survives hooks that throw or reject", async () => {
    const events: [string, CallEvent][] = [];
    const { client, clock } = scripted([failure(500, "INTERNAL_ERROR"), success()], {
      onAttempt: (event) => {
        events.push(["attempt", event]);
        throw new Error("hook");
      },
      onRetry: async (event) => {
        events.push(["retry", event]);
        throw new Error("hook");
      },
      onResult: (event) => {
        events.push(["result", event]);
        throw new Error("hook");
      },
    });
    expect((await clock.run(client.safe.domains.get("example.com"))).ok).toBe(true);
    expect(events.map(([name]) => name)).toEqual(["attempt", "retry", "attempt", "result"]);
    expect(events[1]?.[1]).toMatchObject({
      method: "GET",
      path: "/v1/domain/example.com",
      route: "/v1/domain/{domain}",
      origin: "https://api.technologychecker.io",
      attempts: [{ number: 1, waitMs: 250 }],
      budget: { tokens: 10, capacity: 100 },
    });
    expect(events[3]?.[1].budget.tokens).toBe(15);
    expect(new Set(events.map(([, event]) => event.call)).size).toBe(1);
    expect(JSON.stringify(events)).not.toContain(key);
  });

  it("tell the path as it was sent, and a route that names no caller's value", async () => {
    const events: CallEvent[] = [];
    const { client } = scripted([success()], {
      baseUrl: "https://gateway.example/api",
      onResult: (event) => events.push(event),
    });
    await client.request({ method: "GET", path: "/v1/technologies/lookup" });
    expect(events).toMatchObject([
      { origin: "https://gateway.example", path: "/api/v1/technologies/lookup", route: "/v1/{path}" },
    ]);
  });
});
