import type { AddressInfo } from "node:net";
import { TechLookup } from "@techlookup/core";
import { startSandbox } from "@techlookup/sandbox/node";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Gateway } from "../src/index.ts";

const sandbox = await startSandbox();
const environment = { TECHLOOKUP_API_KEY: sandbox.keys.pro, TECHLOOKUP_BASE_URL: sandbox.url, PORT: "0" };
for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
beforeEach(() => sandbox.reset());
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await sandbox.close();
});

type Handler = (request: Request) => Promise<Response>;

/** Two calls through an example: one that it lets through, one without a session. */
const expectMounted = async (handler: Handler): Promise<void> => {
  const clientOf = (apiKey: string): TechLookup =>
    new TechLookup({
      apiKey,
      baseUrl: "https://shop.example/techlookup",
      fetch: async (input, init) => handler(new Request(input, init)),
    });
  const client = clientOf("demo-session");
  expect(await client.domains.get("github.com")).toMatchObject({ made_up: true });
  await expect(client.signals.churn()).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(clientOf("no-session").domains.get("github.com")).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  expect(sandbox.requests).toMatchObject([{ path: "/v1/domain/github.com", status: 200 }]);
};

describe("the example for", () => {
  it("Hono", async () => {
    const { app } = await import("../examples/hono.ts");
    await expectMounted(async (request) => app.request(request));
    expect(await (await app.request("/")).text()).toBe("A page of yours.");
  });

  it("Node", async () => {
    const { server } = await import("../examples/node.ts");
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expectMounted((request) =>
      fetch(request.url.replace("https://shop.example", origin), { headers: request.headers }),
    );
    expect(await (await fetch(origin)).text()).toBe("A page of yours.");
    server.closeAllConnections();
    server.close();
  });

  it("a worker", async () => {
    const { default: worker } = await import("../examples/worker.ts");
    await expectMounted((request) => worker.fetch(request, environment));
  });

  it("Next.js", async () => {
    const { GET, POST } = await import("../examples/next.ts");
    await expectMounted(GET);
    const init = {
      method: "POST",
      headers: { authorization: "Bearer demo-session", "content-type": "application/json" },
      body: '{"url":"new.example"}',
    };
    const response = await POST(new Request("https://shop.example/techlookup/v1/technology-lookup-live", init));
    expect([response.status, sandbox.requests.at(-1)?.credits]).toEqual([200, 5]);
  });

  it("Deno, as far as Node can tell", async () => {
    const serve = vi.fn<(options: unknown, handler: Gateway) => void>();
    vi.stubGlobal("Deno", { env: { get: (name: keyof typeof environment) => environment[name] }, serve });
    await import("../examples/deno.ts");
    await expectMounted(serve.mock.calls[0]?.[1] as Gateway);
  });

  it("Bun, as far as Node can tell", async () => {
    const serve = vi.fn((_options: { fetch: Gateway }) => ({ url: new URL("http://localhost:3000") }));
    vi.stubGlobal("Bun", { env: environment, serve });
    vi.spyOn(console, "log").mockImplementation(() => {});
    await import("../examples/bun.ts");
    await expectMounted(serve.mock.calls[0]?.[0].fetch as Gateway);
  });
});
