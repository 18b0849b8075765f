import { describe, expect, it } from "vitest";
import { connectionError, failure, scripted, success } from "./support/scripted.ts";

describe("creditLimit", () => {
  it("refuses a call that could exceed it before it is sent", async () => {
    const { client, sent } = scripted([success()], { creditLimit: 6 });
    await client.domains.detectLive("example.com");
    await client.account.usage();
    const { error } = await client.safe.domains.detectLive("example.com");
    expect(error).toMatchObject({
      name: "CreditLimitError",
      code: "CREDIT_LIMIT",
      credits: 5,
      creditLimit: 6,
      attempts: [],
    });
    expect(error?.message).toContain("5 credits, and 5 of the 6");
    expect(sent.length).toBe(2);
    await client.domains.get("example.com");
    expect(client.creditsSpent).toBe(6);
    expect((await client.safe.domains.get("example.com")).error?.code).toBe("CREDIT_LIMIT");
    expect((await client.safe.account.credits()).ok).toBe(true);
  });

  it("counts what may have been charged, and not what is certainly free", async () => {
    const steps = [
      connectionError("ECONNREFUSED"),
      failure(429, "RATE_LIMIT", { "retry-after": "1" }),
      connectionError("ECONNRESET"),
    ];
    const { client, clock } = scripted(steps, { creditLimit: 100 });
    await clock.run(client.safe.domains.detectLive("example.com"));
    expect(client.creditsSpent).toBe(5);
  });

  it("counts every repetition that was opted into, and stops before one that it does not allow", async () => {
    const { client, clock, sent } = scripted([connectionError("ECONNRESET")], {
      creditLimit: 14,
      retry: { repeat: "always" },
    });
    const { error } = await clock.run(client.safe.domains.detectLive("example.com"));
    expect(sent.length).toBe(2);
    expect(client.creditsSpent).toBe(10);
    expect(error).toMatchObject({
      code: "CREDIT_LIMIT",
      attempts: [{ code: "NETWORK_ERROR" }, { code: "NETWORK_ERROR" }],
    });
    expect(error?.cause).toMatchObject({ code: "NETWORK_ERROR" });
  });

  it("is a number, and none by default", () => {
    expect(() => scripted([], { creditLimit: -1 })).toThrow(
      /creditLimit must be a number from 0 to Infinity, and is -1/,
    );
    expect(() => scripted([])).not.toThrow();
  });
});
