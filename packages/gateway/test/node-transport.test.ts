import { startSandbox } from "@techlookup/sandbox/node";
import { expect, it, vi } from "vitest";
import { createGateway, type GatewayOptions } from "../src/index.ts";
import { ask } from "./support/gateways.ts";

/** What a gateway asks the API through, as the API sees it: Node's `fetch` says of itself that it is one. */
const usedWith = async (options: Partial<GatewayOptions> = {}): Promise<string> => {
  await using sandbox = await startSandbox();
  const gateway = createGateway({
    ...{ apiKey: sandbox.keys.pro, baseUrl: sandbox.url, allow: ["account.usage"] },
    authorize: () => ({ id: "user-42" }),
    ...options,
  });
  expect((await gateway(ask("/v1/usage"))).status).toBe(200);
  return sandbox.requests.at(-1)?.headers["sec-fetch-mode"] === undefined ? "node:http" : "fetch";
};

it("a gateway on Node asks the API through Node's own client", async () => {
  expect(await usedWith()).toBe("node:http");
});

it("but through a fetch that was passed in or put in the place of the global one", async () => {
  const { fetch } = globalThis;
  expect(await usedWith({ fetch })).toBe("fetch");
  vi.stubGlobal("fetch", (...given: Parameters<typeof fetch>) => fetch(...given));
  expect(await usedWith()).toBe("fetch");
  vi.unstubAllGlobals();
  expect(await usedWith()).toBe("node:http");
});
