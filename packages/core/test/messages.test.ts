import { describe, expect, it } from "vitest";
import { RetryBudget } from "../src/index.ts";
import { messages } from "./support/messages.ts";
import { failure, scripted } from "./support/scripted.ts";

describe("messages", () => {
  it.each(messages)("tell of %s", async (_name, step, options, expected) => {
    const { client, clock } = scripted([step], options);
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    expect(error?.message).toBe(expected);
  });

  it("tell of an empty budget", async () => {
    const retry = { budget: new RetryBudget({ initial: 0 }) };
    const { client, clock } = scripted([failure(500, "INTERNAL_ERROR")], { retry });
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    expect(error?.message).toMatch(
      / Not tried again: the retry budget is used up, since too many calls have failed\.$/,
    );
  });

  it("tell of an abort, and of a credit limit", async () => {
    const { client } = scripted([], { creditLimit: 0 });
    const aborted = await client.safe.account.credits({ signal: AbortSignal.abort() });
    expect(aborted.error?.message).toBe("GET /v1/credits was aborted. Your signal ended the call.");
    const refused = await client.safe.domains.get("example.com");
    expect(refused.error?.message).toBe(
      `GET /v1/domain/example.com may cost 1 credit, and 0 of the 0 that creditLimit allows may be spent. Raise creditLimit.`,
    );
  });
});
