import type { Socket } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TechLookup } from "../../src/index.ts";
import { pause } from "../support/turns.ts";
import { answer, answering, serveBytes } from "./support/servers.ts";

const idleMs = 1_500;

/** How long a connection was idle is read from this clock alone, which goes on as far as a test says. */
let nowMs: number;
beforeEach(() => {
  // Whole, so that sums and differences are exact.
  nowMs = Math.round(performance.now());
  vi.spyOn(performance, "now").mockImplementation(() => nowMs);
});
afterEach(() => void vi.restoreAllMocks());

/** A server that closes connections that were idle for a second and a half; with the worst timing: it closes as the next request is on its way. */
const serveImpatiently = async () => {
  const respond = answering(answer('{"success":true,"data":{"domain":"example.com"}}'));
  const lastAtMs = new WeakMap<Socket, number>();
  return serveBytes((socket) => {
    socket.on("data", () => {
      if (performance.now() - (lastAtMs.get(socket) ?? Infinity) >= idleMs) socket.resetAndDestroy();
      lastAtMs.set(socket, performance.now());
    });
    respond(socket);
  });
};

it.each([0, 999, 1_000, 1_600])("a paid POST is not lost on a connection that was idle for %i ms", async (pauseMs) => {
  const { url, connections } = await serveImpatiently();
  const client = new TechLookup({ apiKey: "tapi_live_0123456789abcdef", baseUrl: url, pacing: false });
  await client.domains.detectLive("example.com");
  nowMs += pauseMs;
  await client.domains.detectLive("example.com");
  expect(connections).toHaveLength(pauseMs < 1_000 ? 1 : 2);
  // A GET may be sent twice: it takes any that is kept.
  await client.domains.get("example.com");
  expect(connections).toHaveLength(pauseMs < 1_000 ? 1 : 2);
});

it("a paid POST of a fetch, which takes whatever connection is kept, may be lost there, and nobody knows whether it was charged", async () => {
  const { url, connections } = await serveImpatiently();
  const client = new TechLookup({
    ...{ apiKey: "tapi_live_0123456789abcdef", baseUrl: url, pacing: false },
    fetch: globalThis.fetch,
  });
  await client.domains.detectLive("example.com");
  // Until undici has the connection back.
  await pause(50);
  nowMs += 1_600;
  await expect(client.domains.detectLive("example.com")).rejects.toMatchObject({
    code: "NETWORK_ERROR",
    requestSent: "maybe",
    stopped: "not-repeatable",
  });
  expect(connections).toHaveLength(1);
});
