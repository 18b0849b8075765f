import { describe, expect, it } from "vitest";
import { gatewayBeforeSandbox, ownOrigin } from "./support/gateways.ts";

const other = "https://app.example.com";

describe("publicOrigin, where a proxy sends a Host of its own, as nginx does by default,", () => {
  const behindNginx = (headers: Record<string, string>): Request =>
    new Request("http://127.0.0.1:3000/v1/domain/github.com", { headers: { host: "127.0.0.1:3000", ...headers } });

  it("makes pages of that origin the gateway's own, without CORS", async () => {
    const vouched = { origin: ownOrigin, "sec-fetch-site": "same-origin" };
    const without = gatewayBeforeSandbox();
    expect((await without.gateway(behindNginx(vouched))).status).toBe(403);
    const { gateway } = gatewayBeforeSandbox({ publicOrigin: ownOrigin });
    for (const headers of [vouched, { origin: ownOrigin }]) {
      const response = await gateway(behindNginx(headers));
      expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([200, null]);
    }
  });

  it.each<Record<string, string>>([
    { origin: other, "sec-fetch-site": "same-origin" },
    { origin: other, "sec-fetch-site": "cross-site" },
    { origin: ownOrigin, "sec-fetch-site": "cross-site" },
    { origin: ownOrigin, "sec-fetch-site": "same-site" },
    { origin: `${ownOrigin}.evil.example`, "sec-fetch-site": "same-origin" },
    { origin: "null", "sec-fetch-site": "same-origin" },
  ])("lets nobody else in: %j", async (headers) => {
    const { gateway, sandbox } = gatewayBeforeSandbox({ publicOrigin: ownOrigin });
    expect((await gateway(behindNginx(headers))).status).toBe(403);
    expect(sandbox.requests).toEqual([]);
  });
});
