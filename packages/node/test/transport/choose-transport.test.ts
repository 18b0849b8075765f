import { subscribe, unsubscribe } from "node:diagnostics_channel";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { TechLookup, transportOf } from "../../src/index.ts";
import { client, sandbox, used, withClient } from "./support/which.ts";

withClient();

it("is our own where nothing is set up, and says so", async () => {
  expect(transportOf()).toEqual({ uses: "node:http" });
  expect(transportOf({ fetch: undefined })).toEqual({ uses: "node:http" });
  expect(await used()).toBe("node:http");
});

it("is a fetch that was passed in", async () => {
  const fetch = vi.fn(globalThis.fetch);
  expect(transportOf({ fetch })).toEqual({ uses: "fetch", because: "a fetch was passed in" });
  const passed = new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, fetch });
  expect(await used(passed)).toBe("fetch");
  expect(fetch).toHaveBeenCalledTimes(1);
});

it("is a fetch in the place of the global one, from then on until it is Node's own again", async () => {
  const own = globalThis.fetch;
  expect(await used()).toBe("node:http");
  for (const fetch of [
    (...given: Parameters<typeof own>) => own(...given),
    own.bind(globalThis),
    new Proxy(own, {}),
    vi.fn(own),
  ]) {
    vi.stubGlobal("fetch", fetch);
    expect(transportOf()).toEqual({ uses: "fetch", because: "the global fetch is not Node's own" });
    expect(await used()).toBe("fetch");
    vi.stubGlobal("fetch", own);
    expect(await used()).toBe("node:http");
  }
});

it("is our own where there is no fetch at all", async () => {
  vi.stubGlobal("fetch", undefined);
  expect(await used()).toBe("node:http");
});

it("is fetch where Node cannot be asked for its modules, as before 22.3", async () => {
  vi.spyOn(process, "getBuiltinModule").mockImplementation(undefined as never);
  vi.stubGlobal("process", { ...process, getBuiltinModule: undefined });
  expect(transportOf()).toMatchObject({ uses: "fetch" });
  expect(await used()).toBe("fetch");
});

it.each(["error", "bodySent", "trailers"].map((name) => `undici:request:${name}`).concat("undici:client:connectError"))(
  "is fetch while somebody waits for %s",
  (name) => {
    const listener = vi.fn();
    subscribe(name, listener);
    expect(transportOf().uses).toBe("fetch");
    unsubscribe(name, listener);
    expect(transportOf().uses).toBe("node:http");
  },
);

it.each(["undici:request:create", "undici:request:headers", "undici:client:sendHeaders"])(
  "is fetch while somebody listens to %s",
  async (channel) => {
    const heard = vi.fn();
    subscribe(channel, heard);
    expect(transportOf()).toMatchObject({ because: "somebody listens to undici's diagnostics channels" });
    expect(await used()).toBe("fetch");
    expect(heard).toHaveBeenCalled();
    unsubscribe(channel, heard);
    expect(await used()).toBe("node:http");
  },
);

describe("our own is seen by whoever watches node:http", () => {
  it("by what stands in the place of http.request, which may add headers", async () => {
    const own = http.request;
    vi.spyOn(http, "request").mockImplementation(((options: http.RequestOptions) =>
      own({ ...options, headers: { ...(options.headers as object), "x-added": "yes" } })) as never);
    expect(await used()).toBe("node:http");
    expect(sandbox.requests.at(-1)?.headers).toMatchObject({ "x-added": "yes", accept: "application/json" });
  });

  it("by the diagnostics channels, whose listeners may add headers", async () => {
    const add = (message: unknown): void =>
      void (message as { request: http.ClientRequest }).request.setHeader("x-added", "yes");
    subscribe("http.client.request.created", add);
    expect(await used()).toBe("node:http");
    unsubscribe("http.client.request.created", add);
    expect(sandbox.requests.at(-1)?.headers).toMatchObject({ "x-added": "yes" });
  });

  it("by the agent of all requests, where a user brought one, or gave it settings", async () => {
    class Counting extends http.Agent {
      count = 0;
      override createConnection(...given: Parameters<http.Agent["createConnection"]>) {
        this.count += 1;
        return super.createConnection(...given);
      }
    }
    const before = http.globalAgent;
    const agent = new Counting({ keepAlive: true });
    http.globalAgent = agent;
    expect(await used()).toBe("node:http");
    expect(agent.count).toBe(1);
    const withSettings = new http.Agent({ localAddress: "127.0.0.2" });
    http.globalAgent = withSettings;
    const addresses: (string | undefined)[] = [];
    const server = http.createServer((request, response) => {
      addresses.push(request.socket.remoteAddress);
      response.end('{"success":true,"data":{}}');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new TechLookup({ apiKey: sandbox.keys.pro, baseUrl: `http://127.0.0.1:${port}` }).account.credits();
    server.close();
    http.globalAgent = before;
    agent.destroy();
    expect(addresses).toEqual(["127.0.0.2"]);
  });

  it("and leaves those alone that are Node's", async () => {
    const [add, addSecure] = [http.globalAgent, https.globalAgent].map((agent) =>
      vi.spyOn(agent as never, "addRequest"),
    );
    await client.account.credits();
    expect(add).not.toHaveBeenCalled();
    expect(addSecure).not.toHaveBeenCalled();
  });
});
