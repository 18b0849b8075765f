import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect, type Server, type Socket } from "node:net";
import { nodeTransport } from "@techlookup/node-transport";
import { afterEach, describe, expect, it, vi } from "vitest";
import { localhost } from "./support/certificates.ts";
import { send, TestCutoff } from "./support/sent.ts";
import { run, serveBytes, serveSecurely } from "./support/servers.ts";

afterEach(() => vi.unstubAllEnvs());

/** What an environment of these variables makes of requests. */
const inEnvironment = (variables: Readonly<Record<string, string>>) => {
  for (const name of ["http_proxy", "https_proxy", "no_proxy"]) {
    vi.stubEnv(name, variables[name] ?? "");
    vi.stubEnv(name.toUpperCase(), variables[name.toUpperCase()] ?? "");
  }
  return nodeTransport();
};

/** A real proxy: tunnels lead to `target`, wherever they were to lead, and other requests are answered with what was asked. */
const startProxy = async (
  target = 0,
  status = "200 Connection established",
  make: (listener: RequestListener) => Server = createServer,
) => {
  const asked: { method?: string; url?: string; headers: IncomingMessage["headers"] }[] = [];
  const note = ({ method, url, headers }: IncomingMessage): void =>
    void asked.push({ ...(method && { method }), ...(url && { url }), headers });
  const server = make((request, response) => {
    note(request);
    response.end(request.url);
  });
  server.on("connect", (request: IncomingMessage, client: Socket) => {
    note(request);
    client.on("error", () => {});
    client.write(`HTTP/1.1 ${status}\r\n\r\n`);
    if (!status.startsWith("2")) return client.end();
    const upstream = connect(target, "127.0.0.1").on("error", () => client.destroy());
    client.pipe(upstream).pipe(client);
    client.on("close", () => upstream.destroy());
  });
  return { ...(await run(server)), asked };
};

/** An address that leads nowhere but through a proxy. */
const api = "https://api.example";

const secure = (): ReturnType<typeof serveSecurely> => serveSecurely((request, response) => response.end(request.url));

describe("a request over https", () => {
  it("goes through a tunnel, with TLS to its end, and the tunnel is used again", async () => {
    const server = await secure();
    const proxy = await startProxy(server.port);
    const transport = inEnvironment({ HTTPS_PROXY: `http://me:p%40ss@127.0.0.1:${proxy.port}` });
    const request = { url: `${api}/v1/a`, headers: { authorization: "Bearer key" } };
    expect(await send(transport, request)).toMatchObject({ text: "/v1/a", connection: "fresh", requestSent: "yes" });
    expect(await send(transport, request)).toMatchObject({ text: "/v1/a", connection: "reused" });
    const credentials = `Basic ${btoa("me:p@ss")}`;
    expect(proxy.asked).toEqual([
      {
        ...{ method: "CONNECT", url: "api.example:443" },
        headers: { host: "api.example:443", "proxy-authorization": credentials, connection: "close" },
      },
    ]);
  });

  it("goes through a proxy that speaks TLS itself", async () => {
    const certificate = await localhost();
    const server = await secure();
    const proxy = await startProxy(server.port, undefined, (listener) => createTlsServer(certificate, listener));
    const transport = inEnvironment({ https_proxy: `https://localhost:${proxy.port}` });
    expect(await send(transport, { url: `${api}:8443/v1/a` })).toMatchObject({ text: "/v1/a" });
    expect(proxy.asked).toMatchObject([{ method: "CONNECT", url: "api.example:8443" }]);
  });

  it.each(["407 Proxy Authentication Required", "502 Bad Gateway", "302 Found"])(
    "a proxy that answers %s opens no tunnel, and nothing was sent",
    async (status) => {
      const proxy = await startProxy(0, status);
      const transport = inEnvironment({ HTTPS_PROXY: `http://me:secret@127.0.0.1:${proxy.port}` });
      const result = await send(transport, { url: api, method: "POST", body: "{}" });
      expect(result).toMatchObject({ reason: "proxy", requestSent: "no" });
      expect(String(result.cause)).toContain(
        `HTTPS_PROXY: the proxy answered ${status.slice(0, 3)} to CONNECT api.example:443`,
      );
      await expect.poll(() => proxy.connections[0]?.destroyed).toBe(true);
    },
  );

  it.each([
    ["that is not there", "http://127.0.0.1:1"],
    ["over socks", "socks5://127.0.0.1:1080"],
    ["whose address is none", "http://:::"],
  ])("a proxy %s is the reason, and the request goes no other way", async (_, HTTPS_PROXY) => {
    const result = await send(inEnvironment({ HTTPS_PROXY }), { url: api });
    expect(result).toMatchObject({ reason: "proxy", requestSent: "no" });
    expect(String(result.cause)).toContain("HTTPS_PROXY");
  });

  it("a proxy that hangs up, or speaks before it is spoken to, is the reason", async () => {
    const silent = await serveBytes((socket) => socket.once("data", () => socket.end()));
    const hasty = await serveBytes((socket) =>
      socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")),
    );
    for (const { port } of [silent, hasty]) {
      const result = await send(inEnvironment({ https_proxy: `127.0.0.1:${port}` }), { url: api });
      expect(result).toMatchObject({ reason: "proxy", requestSent: "no" });
    }
  });

  it("a certificate is checked through a tunnel as well", async () => {
    const server = await secure();
    const proxy = await startProxy(server.port);
    const transport = inEnvironment({ HTTPS_PROXY: proxy.url });
    const result = await send(transport, { url: "https://other.example" });
    expect(result).toMatchObject({ reason: "tls", requestSent: "no" });
    expect(result.cause).toMatchObject({ code: "ERR_TLS_CERT_ALTNAME_INVALID" });
  });

  it("cut off while the proxy thinks it was not sent, and nothing stays open", async () => {
    const { port, connections } = await serveBytes((socket) => socket.resume());
    const cutoff = new TestCutoff();
    const pending = send(inEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${port}` }), { url: api }, { cutoff });
    await expect.poll(() => connections[0]?.bytesRead).toBeGreaterThan(0);
    cutoff.cut();
    expect(await pending).toMatchObject({ requestSent: "no" });
    await expect.poll(() => connections[0]?.destroyed).toBe(true);
  });
});

it("a request over http asks the proxy for the whole address, credentials for it included", async () => {
  const proxy = await startProxy();
  const transport = inEnvironment({ HTTP_PROXY: `http://me:secret@127.0.0.1:${proxy.port}` });
  expect(await send(transport, { url: "http://api.example:81/v1/a?b=c" })).toMatchObject({
    text: "http://api.example:81/v1/a?b=c",
  });
  expect(proxy.asked[0]?.headers).toMatchObject({
    ...{ host: "api.example:81", "proxy-authorization": `Basic ${btoa("me:secret")}` },
  });
});
