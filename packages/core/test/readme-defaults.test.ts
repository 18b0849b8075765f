import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { defaultRetryPolicy as policy, RetryBudget } from "../src/index.ts";
import { scripted } from "./support/scripted.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const rows = new Map(
  Array.from(readme.matchAll(/^\| `(\S+?)`(?:, `\S+`)? +\| (.+?) +\|/gm), ([, option = "", value = ""]) => [
    option,
    value,
  ]),
);
const seconds = (ms: number): string => (ms < 1_000 ? `${ms} ms` : `${ms / 1_000} s`);

describe("the README's table of defaults", () => {
  it("says what the code does", () => {
    const { transient, throttle } = policy;
    const budget = new RetryBudget();
    expect(Object.fromEntries(rows)).toMatchObject({
      "retry.maxAttempts": `${policy.maxAttempts}`,
      "retry.transient": `${seconds(transient.baseMs)}, doubling to at most ${seconds(transient.capMs)}`,
      "retry.throttle": `${seconds(throttle.baseMs)}, doubling to at most ${seconds(throttle.capMs)}`,
      "retry.factor": `${policy.factor}, \`${policy.jitter}\``,
      "retry.retryAfterJitter": `${policy.retryAfterJitter}`,
      "retry.maxWaitMs": policy.maxWaitMs.toLocaleString("en"),
      "retry.repeat": `\`${policy.repeat}\``,
      "retry.budget": expect.stringMatching(new RegExp(`^${budget.tokens} of ${budget.capacity} tokens, 5 a retry`)),
    });
  });

  it.each([
    ["attemptTimeoutMs", "attempt"],
    ["deadlineMs", "deadline"],
  ])("says after what time a call ends: %s", async (option, limit) => {
    const overrides = limit === "attempt" ? { retry: { maxAttempts: 1 } } : { attemptTimeoutMs: 10 ** 9 };
    const { client, clock } = scripted([() => new Promise<Response>(() => {})], overrides);
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    const [documented = ""] = (rows.get(option) ?? "").split(";");
    expect(error).toMatchObject({ code: "TIMEOUT", limit, timeoutMs: Number(documented.replaceAll(",", "")) });
  });
});
