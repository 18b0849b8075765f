import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import express, { type Express } from "express";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import type { Gateway } from "../src/index.ts";
import { askLive, gatewayBeforeSandbox, told } from "./support/gateways.ts";

let server: Server | undefined;
afterEach(() => server?.closeAllConnections());
afterEach(() => server?.close());

const path = "/v1/technology-lookup-live";
const init = { method: "POST", headers: { "content-type": "application/json" }, body: '{"url":"new.example"}' };

const listen = async (app: Express): Promise<string> => {
  server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const mount = (app: Express, gateway: Gateway): Promise<string> => {
  const listener = getRequestListener(gateway, { overrideGlobalObjects: false });
  return listen(app.all("/v1/*path", (incoming, outgoing) => void listener(incoming, outgoing)));
};

describe("in Express, a gateway", () => {
  it("before the body parser gets the body", async () => {
    const { gateway } = gatewayBeforeSandbox();
    const url = await mount(express(), gateway);
    expect((await fetch(url + path, init)).status).toBe(200);
  });

  it("behind one that keeps rawBody gets it as well", async () => {
    const { gateway } = gatewayBeforeSandbox();
    const keep = (incoming: object, _outgoing: unknown, rawBody: Buffer): void =>
      void Object.assign(incoming, { rawBody });
    const url = await mount(express().use(express.json({ verify: keep })), gateway);
    expect((await fetch(url + path, init)).status).toBe(200);
  });

  it.each([
    ["announced", init],
    ["that comes in pieces", { ...init, body: new Blob([init.body]).stream(), duplex: "half" }],
  ] as const)(
    "behind any other tells the operator, at once, and does not blame the caller: a body %s",
    async (_how, sent) => {
      const { gateway, sandbox, told: operator } = gatewayBeforeSandbox({ bodyTimeoutMs: 2_000 });
      const url = await mount(express().use(express.json()), gateway);
      expect((await told(await fetch(url + path, sent as RequestInit))).slice(0, 2)).toEqual([500, "INTERNAL_ERROR"]);
      expect(operator).toMatchObject([
        { code: "CONFIGURATION_ERROR", message: expect.stringContaining("mount the gateway before any body parser") },
      ]);
      expect(sandbox.requests).toEqual([]);
    },
  );
});

it("so does one behind a middleware of Hono that has read the body", async () => {
  const { gateway, told: operator } = gatewayBeforeSandbox();
  const app = new Hono();
  app.use(async (context, next) => {
    await context.req.raw.text();
    await next();
  });
  app.all("/v1/*", (context) => gateway(context.req.raw));
  expect((await told(await app.request(askLive({ url: "new.example" })))).slice(0, 2)).toEqual([500, "INTERNAL_ERROR"]);
  expect(operator).toMatchObject([{ message: expect.stringContaining("body parser") }]);
});
