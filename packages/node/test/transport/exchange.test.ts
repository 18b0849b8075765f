import { createServer as createTlsServer } from "node:https";
import { createServer as createTcpServer } from "node:net";
import { nodeTransport } from "@techlookup/node-transport";
import { expect, it, vi } from "vitest";
import { pause } from "../support/turns.ts";
import { untrusted } from "./support/certificates.ts";
import { send, TestCutoff } from "./support/sent.ts";
import { answer, answering, run, serve, serveBytes, serveSecurely } from "./support/servers.ts";

// What leads out of this machine is no business of these tests.
for (const name of ["http_proxy", "https_proxy"]) {
  vi.stubEnv(name, "");
  vi.stubEnv(name.toUpperCase(), "");
}

const transport = nodeTransport();

it("tells status, headers and text, when the request left, and on what connection", async () => {
  const { url } = await serve((request, response) => response.writeHead(201, { "X-One": ["1", "2"] }).end(request.url));
  const first = await send(transport, { url: `${url}/v1/a?b=c%20d` }, { now: () => 7_000 });
  expect(first).toMatchObject({
    ...{ status: 201, text: "/v1/a?b=c%20d", end: "complete" },
    ...{ requestSent: "yes", sentAtMs: 7_000, connection: "fresh" },
  });
  expect([first.headers?.get("x-one"), first.headers?.get("X-ONE"), first.headers?.get("x-two")]).toEqual([
    "1, 2",
    "1, 2",
    null,
  ]);
  const before = Date.now();
  const second = await send(transport, { url });
  expect(second).toMatchObject({ requestSent: "yes", connection: "reused" });
  expect(second.sentAtMs).toBeGreaterThanOrEqual(before);
  expect(second.sentAtMs).toBeLessThanOrEqual(Date.now());
});

it("takes a connection that nothing was sent on where that is asked for", async () => {
  const { url, connections } = await serve((_, response) => response.end());
  await send(transport, { url });
  expect(await send(transport, { url, freshConnection: true })).toMatchObject({ connection: "fresh" });
  expect(connections.length).toBe(2);
  expect(await send(transport, { url })).toMatchObject({ connection: "reused" });
  expect(connections.length).toBe(2);
});

it.each([
  ["http://no-such-host.invalid/", "dns"],
  ["http://127.0.0.1:1/", "refused"],
  ["https://127.0.0.1:1/", "refused"],
])("%s: %s, and certainly not sent", async (url, reason) => {
  const result = await send(transport, { url });
  expect(result).toMatchObject({ reason, requestSent: "no" });
  expect(result).not.toHaveProperty("connection");
  expect(result).not.toHaveProperty("sentAtMs");
});

it("a certificate that nobody vouches for, and what is no TLS, end before the request is written", async () => {
  const { url } = await run(createTlsServer(await untrusted()), "https", "localhost");
  expect(await send(transport, { url })).toMatchObject({ reason: "tls", requestSent: "no" });
  const plain = await serveBytes((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  const spoken = await send(transport, { url: `https://localhost:${plain.port}` });
  expect(spoken).toMatchObject({ reason: "tls", requestSent: "no" });
});

it("a handshake that is broken off is one of connecting", async () => {
  const { port } = await serveBytes((socket) => socket.once("data", () => socket.resetAndDestroy()));
  expect(await send(transport, { url: `https://localhost:${port}` })).toMatchObject({
    reason: "reset",
    requestSent: "no",
  });
});

it("a request that has left whole and gets no answer was sent", async () => {
  const { url } = await serveBytes((socket) => socket.once("data", () => socket.resetAndDestroy()));
  expect(await send(transport, { url })).toMatchObject({
    ...{ reason: "reset", requestSent: "yes", connection: "fresh", sentAtMs: expect.any(Number) },
  });
});

it("a kept connection that is lost proves nothing", async () => {
  const { url } = await serveBytes((socket) => {
    socket.once("data", () => {
      socket.write(answer("{}"));
      socket.once("data", () => socket.resetAndDestroy());
    });
  });
  await send(transport, { url });
  const result = await send(transport, { url, method: "POST", body: "{}" });
  expect(result).toMatchObject({ reason: "reset", connection: "reused" });
  expect(result.requestSent).not.toBe("no");
});

it("a body that does not leave is not sent: nobody knows how much of it came", async () => {
  const { url } = await run(
    createTcpServer({ pauseOnConnect: true }, (socket) => void pause(100).then(() => socket.resetAndDestroy())),
  );
  const body = new Uint8Array(50_000_000);
  const result = await send(transport, { url, method: "POST", body });
  expect(result).toMatchObject({ reason: "reset", requestSent: "maybe", connection: "fresh" });
  expect(result).not.toHaveProperty("sentAtMs");
});

it("over TLS it is the same, and a session is resumed", async () => {
  const resumed: boolean[] = [];
  const { url, connections } = await serveSecurely((request, response) => {
    resumed.push((request.socket as unknown as { isSessionReused(): boolean }).isSessionReused());
    response.end("{}");
  });
  expect(await send(transport, { url })).toMatchObject({ status: 200, connection: "fresh", requestSent: "yes" });
  // Time for what the server sends of its own accord, which is no answer: the session.
  await pause(50);
  expect(await send(transport, { url })).toMatchObject({ status: 200, connection: "reused" });
  expect(await send(transport, { url, freshConnection: true })).toMatchObject({ connection: "fresh" });
  expect(connections.length).toBe(2);
  expect(resumed).toEqual([false, false, true]);
});

it("cut off while connecting it was not sent, and nothing stays open", async () => {
  const { port, connections } = await serveBytes((socket) => socket.resume());
  const cutoff = new TestCutoff();
  const pending = send(transport, { url: `https://localhost:${port}` }, { cutoff });
  await expect.poll(() => connections.length).toBe(1);
  cutoff.cut();
  expect(await pending).toMatchObject({ reason: "unknown", requestSent: "no", clause: "it was cut off" });
  await expect.poll(() => connections[0]?.readableEnded || connections[0]?.destroyed).toBe(true);
});

it("cut off before it was started nothing is sent at all", async () => {
  const { url, connections } = await serve((_, response) => response.end());
  const cutoff = new TestCutoff();
  cutoff.cut();
  expect(await send(transport, { url }, { cutoff })).toMatchObject({ requestSent: "no" });
  await pause(20);
  expect(connections).toEqual([]);
});

it("cut off while the server thinks it was sent, and in the middle of a body it has come so far", async () => {
  const { url, connections } = await serveBytes(answering("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"));
  const silent = await serveBytes((socket) => socket.on("data", () => {}));
  const [first, second] = [new TestCutoff(), new TestCutoff()];
  const pending = [
    send(transport, { url: silent.url }, { cutoff: first }),
    send(transport, { url }, { cutoff: second }),
  ];
  await expect.poll(() => silent.connections[0]?.bytesRead && connections[0]?.bytesWritten).toBeGreaterThan(0);
  await pause(20);
  first.cut();
  second.cut();
  expect(await pending[0]).toMatchObject({ reason: "unknown", requestSent: "yes" });
  expect(await pending[1]).toMatchObject({ status: 200, end: "lost", text: "half", cause: undefined });
  await expect.poll(() => connections[0]?.destroyed || connections[0]?.readableEnded).toBe(true);
});

it("an address by its numbers, IPv6 and an international name are understood", async () => {
  const { port } = await serve((request, response) => response.end(request.headers.host));
  expect(await send(transport, { url: `http://[::1]:${port}` })).toMatchObject({ text: `[::1]:${port}` });
  expect(await send(transport, { url: `http://LOCALHOST:${port}/a/../b` })).toMatchObject({
    text: `localhost:${port}`,
  });
  expect(await send(transport, { url: "http://bücher.invalid" })).toMatchObject({
    reason: "dns",
    cause: expect.objectContaining({ hostname: "xn--bcher-kva.invalid" }),
  });
});

it("a mistake of the program is thrown as with fetch, and no failure of the connection", async () => {
  await expect(send(transport, { url: "no URL" })).rejects.toThrow(TypeError);
  await expect(send(transport, { url: "http://127.0.0.1:1", headers: { a: "b\nc" } })).rejects.toThrow(TypeError);
  await expect(send(transport, { url: "ftp://127.0.0.1" })).rejects.toThrow(TypeError);
});
