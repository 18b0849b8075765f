import { describe, expect, it } from "vitest";
import { failure, scripted, success } from "./support/scripted.ts";

const live = (url: string) => ({ method: "POST", path: "/v1/technology-lookup-live", body: { url } }) as const;

describe("request() to an endpoint that the contract knows", () => {
  it("is counted at its price", async () => {
    const { client, sent } = scripted([success(), success()], { creditLimit: 5 });
    await client.request(live("https://example.com/"));
    await expect(client.request(live("https://example.com/"))).rejects.toMatchObject({ code: "CREDIT_LIMIT" });
    expect([sent.length, client.creditsSpent]).toEqual([1, 5]);
  });

  it.each(["http://169.254.169.254/", "http://127.0.0.1.traefik.me/", "http://api.default.svc/"])(
    "does not ask for %s",
    async (url) => {
      const { client, sent } = scripted([success()]);
      await expect(client.request(live(url))).rejects.toMatchObject({ argument: "body.url" });
      await expect(client.domains.detectLive(url)).rejects.toMatchObject({ code: "CONFIGURATION_ERROR" });
      expect(sent).toEqual([]);
    },
  );
});

describe("what throws in the middle of a call", () => {
  it("takes no request out of its history", async () => {
    const random = (): number => {
      throw new RangeError("random");
    };
    const { client, clock } = scripted([failure(500, "INTERNAL_ERROR")], { random });
    const { error } = await clock.run(client.safe.domains.get("example.com"));
    expect(error).toMatchObject({ code: "UNKNOWN_ERROR", attempts: [{ number: 1, status: 500 }] });
  });
});
