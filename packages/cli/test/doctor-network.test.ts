import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { generate } from "selfsigned";
import { afterEach, describe, expect, it } from "vitest";
import { away, doctor, folder, key } from "./doctor-support.ts";
import { sandboxFor } from "./support.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});
const listen = async (server: Server): Promise<number> => {
  servers.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

describe("the network", () => {
  it.each([
    ["http://127.0.0.1:9", "refused", "Nothing listens"],
    ["https://no-such-host.invalid", "could not be resolved", "name in the address"],
  ])("of %s is told apart: %s", async (url, finding, fix) => {
    const { code, of } = await doctor({ ...away, TECHLOOKUP_BASE_URL: url, TECHLOOKUP_API_KEY: key });
    expect(code).toBe(6);
    expect(of("server")).toMatchObject({
      verdict: "wrong",
      finding: expect.stringContaining(finding),
      fix: expect.stringContaining(fix),
    });
  });

  it("has an address that can be none, and is not called", async () => {
    const { code, of } = await doctor({ TECHLOOKUP_API_KEY: key, TECHLOOKUP_BASE_URL: "https://api.example/v1" });
    expect(code).toBe(2);
    expect(of("address")).toMatchObject({ verdict: "wrong", fix: expect.stringContaining("without /v1") });
    expect(of("server")).toBeUndefined();
  });

  it("that answers with a page is not the API", async () => {
    const port = await listen(createServer((_request, response) => response.end("<html>Sign in</html>")));
    const url = `http://127.0.0.1:${port}`;
    const { code, of } = await doctor({ TECHLOOKUP_API_KEY: key, TECHLOOKUP_BASE_URL: url });
    expect(code).toBe(6);
    expect(of("server")).toMatchObject({ verdict: "wrong", finding: expect.stringContaining("INVALID_RESPONSE") });
  });

  it("has a clock, which may be off", async () => {
    const { env } = await sandboxFor();
    expect((await doctor(env)).of("clock")).toMatchObject({ verdict: "ok" });
    const server = createServer((_request, response) => {
      const past = new Date(Date.now() - 300_000).toUTCString();
      response.sendDate = false;
      response.writeHead(200, { date: past, "content-type": "application/json" }).end('{"success":true,"data":{}}');
    });
    const url = `http://127.0.0.1:${await listen(server)}`;
    const { code, of } = await doctor({ TECHLOOKUP_API_KEY: key, TECHLOOKUP_BASE_URL: url });
    expect(code).toBe(0);
    expect(of("clock")).toMatchObject({ verdict: "warning", finding: expect.stringMatching(/is 5 min ahead of/) });
  });

  it("speaks TLS: a certificate that is not trusted is named, with what to set; one that is, with its days", async () => {
    const pair = await generate([{ name: "commonName", value: "localhost" }], {
      keyType: "ec",
      algorithm: "sha256",
      extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
    });
    const answer = '{"success":true,"data":{}}';
    const server = createSecureServer({ cert: pair.cert, key: pair.private }, (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end(answer);
    });
    const env = { TECHLOOKUP_API_KEY: key, TECHLOOKUP_BASE_URL: `https://localhost:${await listen(server)}` };
    const { code, of } = await doctor(env);
    expect(code).toBe(6);
    expect(of("TLS")).toMatchObject({ verdict: "wrong", fix: expect.stringContaining("NODE_EXTRA_CA_CERTS") });
    const file = join(folder, "authority.pem");
    writeFileSync(file, pair.cert);
    const trusted = await doctor({ ...env, NODE_EXTRA_CA_CERTS: file });
    expect(trusted.of("TLS")).toMatchObject({ verdict: "ok", finding: expect.stringMatching(/^TLSv1\.3, .* days$/) });
    const blind = await doctor({ ...env, NODE_TLS_REJECT_UNAUTHORIZED: "0" });
    expect(blind.of("certificates")).toMatchObject({ verdict: "warning", fix: expect.stringContaining("Unset it") });
  });

  it("has proxies, and tells whether this Node uses them", async () => {
    const url = { TECHLOOKUP_API_KEY: key, TECHLOOKUP_BASE_URL: "https://api.example" };
    const proxy = "http://me:hidden@127.0.0.1:9";
    const used = await doctor({ ...url, HTTPS_PROXY: proxy });
    expect(used.code).toBe(6);
    expect(used.of("proxy")).toMatchObject({
      verdict: "ok",
      finding: "HTTPS_PROXY names http://127.0.0.1:9, with a password, and requests to api.example go through it",
    });
    expect(used.of("server")).toMatchObject({ verdict: "wrong", fix: expect.stringContaining("of the proxy") });
    expect(JSON.stringify(used.checks)).not.toContain("hidden");
    const excepted = await doctor({ ...url, TECHLOOKUP_BASE_URL: "http://127.0.0.1:9", HTTP_PROXY: proxy });
    expect(excepted.of("proxy")?.finding).toContain("HTTP_PROXY set, and not used for 127.0.0.1");
    const socks = await doctor({ ...url, HTTPS_PROXY: "socks5://127.0.0.1:9" });
    expect(socks.of("proxy")).toMatchObject({ verdict: "wrong", finding: expect.stringContaining("SOCKS") });
    const all = await doctor({ ...url, ALL_PROXY: "socks5://127.0.0.1:9", TECHLOOKUP_BASE_URL: "http://127.0.0.1:9" });
    expect(all.of("proxy")).toMatchObject({ verdict: "warning", finding: expect.stringContaining("not read") });
  });
});
