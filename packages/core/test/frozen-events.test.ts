import { describe, expect, it } from "vitest";
import type { CallEvent, ClientOptions } from "../src/index.ts";
import { failure, scripted } from "./support/scripted.ts";

/** Writes to whatever it can reach: sets, empties, deletes. */
const vandalize = (value: unknown, seen = new Set<unknown>()): void => {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    vandalize(Reflect.get(value, key), seen);
    try {
      Reflect.set(value, key, Array.isArray(Reflect.get(value, key)) ? [] : -1);
      Reflect.deleteProperty(value, key);
    } catch {
      // Refused by a setter.
    }
  }
  if (Array.isArray(value)) {
    try {
      value.length = 0;
    } catch {
      // Frozen.
    }
  }
};

describe("a hook that writes to all that it is given", () => {
  it.each<[string, ClientOptions]>([
    ["attempts", { retry: { maxAttempts: 4 } }],
    ["the deadline", { retry: { maxAttempts: 400 }, deadlineMs: 3_000 }],
    ["credits", { retry: { maxAttempts: 400 }, creditLimit: 4 }],
    ["the budget", { retry: { maxAttempts: 400 } }],
  ])("removes no limit of %s", async (_name, options) => {
    const run = async (hook: (event: CallEvent) => void) => {
      const headers = { "x-ratelimit-limit": "60", "x-ratelimit-remaining": "9" };
      const step = failure(500, "INTERNAL_ERROR", headers);
      const { client, clock, sent } = scripted([step], { ...options, onAttempt: hook, onRetry: hook, onResult: hook });
      // The error itself may be written to, like any other: the call is over.
      for (let count = 0; count < 3; count++) await clock.run(client.safe.domains.get("example.com"));
      return { sent: sent.length, spent: client.creditsSpent, tokens: client.retryBudget.tokens };
    };
    expect(await run((event) => vandalize(event))).toEqual(await run(() => {}));
  });

  it("changes nothing that the next hook is given", async () => {
    const told: CallEvent[] = [];
    const { client } = scripted(
      [failure(404, "NOT_FOUND", { "x-ratelimit-limit": "60" })],
      { onResult: (event) => told.push(event) },
      0.5,
      {
        hooks: { onResult: ({ error: _, ...event }) => vandalize(event) },
      },
    );
    await client.safe.domains.get("example.com");
    expect(told).toMatchObject([
      { attempts: [{ number: 1, status: 404 }], rateLimit: { limit: 60 }, budget: { capacity: 100 } },
    ]);
  });
});
