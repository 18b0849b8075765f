import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Sandbox } from "../src/index.ts";
import { type RunningSandbox, startSandbox } from "../src/node.ts";

let server: RunningSandbox;
beforeAll(async () => {
  server = await startSandbox();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const path = "/v1/domain/github.com";
const headersOf = (sandbox: Sandbox) => ({ authorization: `Bearer ${sandbox.keys.pro}` });

describe("a running sandbox", () => {
  it("announces the whole length of a body that it cuts", async () => {
    server.script({ kind: "truncated" });
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.keys.pro}\r\n\r\n`);
    let raw = "";
    await new Promise<void>((resolve) => {
      socket.on("data", (data) => {
        raw += data;
      });
      socket.on("close", () => resolve());
      socket.on("error", () => {});
    });
    const [head = "", body = ""] = raw.split("\r\n\r\n");
    const announced = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    expect(body.length).toBeGreaterThan(0);
    expect(announced).toBeGreaterThan(body.length);
  });

  it("refuses connections until it is told to accept them, on the same port", async () => {
    const send = () => fetch(server.url + path, { headers: headersOf(server) });
    await server.refuseConnections();
    await expect(send()).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
    await server.acceptConnections();
    expect((await send()).status).toBe(200);
  });

  it("can be scripted and looked at by another process", async () => {
    const control = (action: string, init?: RequestInit) => fetch(`${server.url}/__sandbox/${action}`, init);
    const script = (body: string) => control("faults", { method: "POST", body });
    expect((await script('[{"kind":"html"},{"kind":"typo"}]')).status).toBe(400);
    expect((await script("{")).status).toBe(400);
    expect(await (await script('[{"kind":"html"}]')).json()).toEqual({ scripted: 1 });
    expect((await fetch(server.url + path, { headers: headersOf(server) })).status).toBe(502);
    expect(await (await control("requests")).json()).toMatchObject([{ path, status: 502, fault: "html" }]);
    await control("reset", { method: "POST" });
    expect(await (await control("requests")).json()).toEqual([]);
    expect((await control("nothing")).status).toBe(404);
  });

  it("says which port is in use, and what to do", async () => {
    const port = Number(new URL(server.url).port) satisfies AddressInfo["port"];
    await expect(startSandbox({ port })).rejects.toThrow(
      new RegExp(`Port ${port} on 127.0.0.1 is in use: .*choose another`),
    );
  });

  it("closes at once, whatever hangs", async () => {
    const other = await startSandbox({ liveDelayMs: 60_000 });
    const init = { method: "POST", headers: headersOf(other), body: '{"url":"github.com"}' };
    const hanging = fetch(`${other.url}/v1/technology-lookup-live`, init).catch((error: unknown) => error);
    while (other.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await other.close();
    await other.close();
    expect(await hanging).toBeInstanceOf(TypeError);
  });

  it("shares nothing with another sandbox", async () => {
    await using other = await startSandbox();
    other.script({ kind: "html" });
    expect((await fetch(server.url + path, { headers: headersOf(server) })).status).toBe(200);
    expect(other.requests).toEqual([]);
  });
});
