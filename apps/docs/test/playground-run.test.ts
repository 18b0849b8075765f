import { describe, expect, it } from "vitest";
import { count } from "../src/components/playground/count.ts";
import { outcomeOf } from "../src/components/playground/outcome.ts";
import { type Setup, setupOf } from "../src/components/playground/setup.ts";

// What the settings do: each reaches client or sandbox, and what is out of bounds is refused by whoever owns the bound.

const outcome = (differences: Partial<Setup>) => outcomeOf(setupOf(differences));

describe("a number out of bounds gets the client's own error", () => {
  const outOfBounds: readonly Partial<Setup>[] = [
    ...[{ maxAttempts: 0 }, { maxAttempts: 1.5 }, { maxWaitMs: -1 }, { attemptTimeoutMs: 0 }, { deadlineMs: -5 }],
    ...[{ patienceMs: -1 }, { creditLimit: -1 }, { maxResponseBytes: 0 }, { limit: 0 }, { domain: "" }],
    ...([
      { call: "enrich", creditLimit: -1 },
      { call: "enrich", detect: "yes" },
    ] as const),
  ];
  it.each(outOfBounds)("%o", async (differences) => {
    const { problem, result } = await outcome(differences);
    expect(problem).toBeUndefined();
    expect(result?.code).toBe("CONFIGURATION_ERROR");
  });
});

describe("what belongs to the playground or the sandbox is refused in a sentence, and nothing is shown beside it", () => {
  const refused: readonly (readonly [Partial<Setup>, RegExp])[] = [
    [{ before: -1 }, /^“Earlier lookups” must be a whole number from 0 to 100, and is -1\.$/],
    [{ before: 1e9 }, /from 0 to 100, and is 1000000000\.$/],
    [{ abortAfterMs: 0.5 }, /^“Abort after” must be a whole number/],
    [{ call: "live", liveDelayMs: -1 }, /^liveDelayMs must be a whole number from 0 to 2147483647, and is -1\.$/],
    [
      { call: "enrich", domains: "a.example\n".repeat(51) },
      /^The list has 51 lines: the playground takes 50 at most\.$/,
    ],
    [{ script: "[" }, /^The script is not JSON\. Line 1, column 2: /],
  ];
  it.each(refused)("%o", async (differences, sentence) => {
    const { setup: _, ...rest } = await outcome(differences);
    expect(rest).toEqual({ problem: expect.stringMatching(sentence) });
  });
});

describe("charges are those of the sandbox's mode", () => {
  const lost = '[{ "kind": "reset", "at": "headers" }]';
  const failed = '[{ "kind": "error", "code": "INTERNAL_ERROR" }]';
  const modes: readonly (readonly [Partial<Setup>, number])[] = [
    [{ script: lost }, 2],
    [{ script: lost, charges: [] }, 1],
    [{ script: lost, repeat: "not-done" }, 1],
    [{ script: failed }, 1],
    [{ script: failed, charges: ["5xx"] }, 2],
    [{ domain: "unknown.example" }, 0],
    [{ domain: "unknown.example", charges: ["404"] }, 1],
    [{ call: "live", script: lost }, 5],
    [{ call: "live", script: lost, charges: [] }, 0],
    [{ call: "live", script: lost, repeat: "always" }, 10],
    [{ call: "enrich", domains: "unknown.example\ngithub.com", detect: "yes", creditLimit: 20 }, 6],
  ];
  it.each(modes)("%o: %i", async (differences, credits) => {
    expect((await outcome(differences)).result?.credits).toBe(credits);
  });
});

it("a list may end at its limit, with the records before it", async () => {
  const { result } = await outcome({ call: "enrich", domains: "github.com\ngitlab.com\nnpmjs.com", creditLimit: 2 });
  expect(result?.code).toBe("CREDIT_LIMIT");
  expect(result?.list?.records.map(({ kind }) => kind)).toEqual(["found", "found"]);
});

it("waits are simulated: a call of an hour takes moments", async () => {
  const script = '[{ "kind": "error", "code": "RATE_LIMIT", "retryAfter": 3000 }]';
  const { result } = await outcome({ script, maxWaitMs: 3_600_000, deadlineMs: 7_200_000 });
  expect(result?.data).toBeDefined();
  expect(result?.elapsedMs).toBeGreaterThanOrEqual(3_000_000);
});

it("a page names one credit and several", () => {
  expect([0, 1, 5].map((credits) => count(credits, "credit"))).toEqual(["0 credits", "1 credit", "5 credits"]);
});
