import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { TechLookup } from "@techlookup/core";
import { startSandbox } from "@techlookup/sandbox/node";
import { describe, expect, it } from "vitest";
import { exampleServers, startExample } from "./support/example-servers.ts";

describe("the example runs on", { timeout: 60_000 }, () => {
  it.each(exampleServers)("%s itself", async (name) => {
    await using sandbox = await startSandbox();
    using server = await startExample(name, sandbox);
    const clientOf = (token: string): TechLookup =>
      new TechLookup({ apiKey: token, baseUrl: `http://127.0.0.1:${server.port}/techlookup` });
    const client = clientOf("demo-session");
    expect(await client.domains.get("github.com")).toMatchObject({ made_up: true });
    const unknown = await client.safe.domains.get("unknown.example");
    expect(unknown.error).toMatchObject({ code: "NOT_FOUND", status: 404, rateLimit: { limit: 300 } });
    expect((await client.safe.signals.churn()).error).toMatchObject({ code: "FORBIDDEN" });
    const stranger = await clientOf("no-session").safe.domains.get("github.com");
    expect(stranger.error).toMatchObject({ code: "UNAUTHORIZED", status: 401 });
    expect(sandbox.requests.map(({ path }) => path)).toEqual(["/v1/domain/github.com", "/v1/domain/unknown.example"]);
  });
});

it.each(exampleServers)("a status over 599 from the API, which no Response can have, is a 502 on %s", async (name) => {
  const envelope = { success: false, error: { code: "NOT_FOUND", message: "m" } };
  const api = createServer((_incoming, outgoing) => outgoing.writeHead(650).end(JSON.stringify(envelope)));
  api.listen(0, "127.0.0.1");
  await once(api, "listening");
  const { port } = api.address() as AddressInfo;
  using server = await startExample(name, { url: `http://127.0.0.1:${port}` });
  const headers = { authorization: "Bearer demo-session" };
  const response = await fetch(`http://127.0.0.1:${server.port}/techlookup/v1/domain/github.com`, { headers });
  const body = await response.json();
  // Some runtimes' fetch refuses such an answer by itself.
  expect([response.status, body.success, ["NOT_FOUND", "GATEWAY_ERROR"].includes(body.error.code)]).toEqual([
    502,
    false,
    true,
  ]);
  api.closeAllConnections();
  api.close();
});
