import { describe, expect, it } from "vitest";
import { startChain } from "./support/chain.ts";
import { ask, askLive, gatewayBeforeSandbox, told } from "./support/gateways.ts";
import { exchange } from "./support/serve.ts";

const { sandbox, port } = await startChain({ allow: ["domains.detectLive"] });
const impatient = await startChain({ allow: ["domains.detectLive"], bodyTimeoutMs: 300 });

const head = (...headers: string[]): string =>
  [
    "POST /v1/technology-lookup-live HTTP/1.1",
    `host: 127.0.0.1:${port}`,
    "connection: close",
    "content-type: application/json",
    ...headers,
    "\r\n",
  ].join("\r\n");

const statusOf = (raw: string): string => raw.slice(9, 12);
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

describe("a body that is too large", () => {
  it("is refused by its announced length, unread", async () => {
    const raw = await exchange(port, head("content-length: 1000000"));
    expect(statusOf(raw)).toBe("413");
    expect(raw).toContain("The request's body must have at most 16384 bytes, and has more");
    expect(raw).toContain('"code":"VALIDATION_ERROR"');
    expect(sandbox.requests).toEqual([]);
  });

  it("is refused as it comes, where no length is announced", async () => {
    const raw = await exchange(port, head("transfer-encoding: chunked"), (write) => {
      write(chunk('{"url":"new.example","x":"'));
      for (let index = 0; index < 20; index++) write(chunk("a".repeat(1_000)));
      write(`${chunk('"}')}0\r\n\r\n`);
    });
    expect(statusOf(raw)).toBe("413");
    expect(sandbox.requests).toEqual([]);
  });

  it("is not read on, endless as it may be", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulled++;
          controller.enqueue(new Uint8Array(1_000).fill(32));
        },
      },
      { highWaterMark: 0 },
    );
    const { gateway } = gatewayBeforeSandbox({ maxRequestBytes: 5_000 });
    const init = {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { "content-type": "application/json" },
    } as const;
    expect((await told(await gateway(ask("/v1/technology-lookup-live", init)))).slice(0, 2)).toEqual([
      413,
      "VALIDATION_ERROR",
    ]);
    expect(pulled).toBeLessThan(10);
  });

  it.each([
    [20, 200],
    [19, 413],
  ])("with maxRequestBytes %i is a %i, to the byte", async (maxRequestBytes, status) => {
    const { gateway } = gatewayBeforeSandbox({ maxRequestBytes });
    const init = { method: "POST", headers: { "content-type": "application/json" }, duplex: "half" } as const;
    const body = new Blob(['{"url":"new.exampl"}']).stream(); // 20 bytes, whose length nobody announces.
    expect((await gateway(ask("/v1/technology-lookup-live", { ...init, body }))).status).toBe(status);
    expect((await gateway(askLive('{"url":"new.exampl"}', { "content-length": "20" }))).status).toBe(status);
  });
});

describe("a body that does not come", () => {
  it("is waited for as long as bodyTimeoutMs, no longer", async () => {
    const startedAt = performance.now();
    const raw = await exchange(impatient.port, `${head("content-length: 30")}{"url":`);
    expect(statusOf(raw)).toBe("408");
    expect(raw).toContain("did not come within 300 ms");
    // The default is longer.
    expect(performance.now() - startedAt).toBeLessThan(9_000);
    expect(impatient.sandbox.requests).toEqual([]);
  });

  it("is given up in the same time where a byte comes now and then", async () => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const raw = await exchange(impatient.port, head("content-length: 3000"), (write) => {
      timer = setInterval(() => write(" "), 50);
    });
    clearInterval(timer);
    expect(statusOf(raw)).toBe("408");
    expect(impatient.sandbox.requests).toEqual([]);
  });

  it("breaks off with the caller's connection", async () => {
    const { gateway, sandbox: inside, told: operator } = gatewayBeforeSandbox();
    const body = new ReadableStream({ start: (controller) => controller.error(new Error("ECONNRESET")) });
    const init = { method: "POST", body, duplex: "half", headers: { "content-type": "application/json" } } as const;
    expect((await told(await gateway(ask("/v1/technology-lookup-live", init)))).slice(0, 2)).toEqual([
      499,
      "GATEWAY_ERROR",
    ]);
    expect([inside.requests, operator]).toEqual([[], []]);
  });
});

describe("a body that is not { url }", () => {
  const deep = (open: string, close: string): string => open.repeat(4_000) + close.repeat(4_000);
  it.each([
    ["nothing", ""],
    ["no JSON", "url=new.example"],
    ["half of it", '{"url":"new.exa'],
    ["two values", '{"url":"a.example"}{"url":"b.example"}'],
    ["a text", '"new.example"'],
    ["null", "null"],
    ["a list", '[{"url":"new.example"}]'],
    ["a list in a list, 4,000 times", deep("[", "]")],
    ["a url that is a list", '{"url":["new.example"]}'],
    ["a url that is empty", '{"url":" "}'],
    ["a url with a NUL", '{"url":"new.example\\u0000"}'],
    ["a url with a line break", '{"url":"new.example\\r\\nx: y"}'],
    ["a url with half a character", '{"url":"new.example/\\ud800"}'],
    ["a url of a prototype", '{"__proto__":{"url":"new.example"}}'],
    ["a url of a constructor", '{"constructor":{"prototype":{"url":"new.example"}}}'],
    ["a url that is too long", JSON.stringify({ url: `new.example/${"a".repeat(2_048)}` })],
  ])("%s is a 400", async (_what, body) => {
    const { gateway, sandbox: inside } = gatewayBeforeSandbox();
    const [status, code, message] = await told(await gateway(askLive(body)));
    expect([status, code]).toEqual([400, "VALIDATION_ERROR"]);
    expect(message).toContain("Parameter 'url'");
    expect(inside.requests).toEqual([]);
    expect(({} as { url?: unknown }).url).toBeUndefined();
  });

  it("is taken where the depth is in what is left out", async () => {
    const { gateway, sandbox: inside } = gatewayBeforeSandbox();
    expect((await told(await gateway(askLive(`{"x":${deep("[", "]")},"url":"new.example"}`))))[0]).toBe(200);
    expect(inside.requests).toHaveLength(1);
  });
});

describe("a body that is not called JSON, as a form of another site sends it,", () => {
  it.each([
    undefined,
    "text/plain",
    "text/plain;application/json",
    "text/plain, application/json",
    "application/json, text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=application/json",
    "application/jsonp",
    "application/json+x",
  ])("%s is a 400", async (type) => {
    const { gateway, sandbox: inside } = gatewayBeforeSandbox();
    const request = askLive({ url: "new.example" });
    if (type === undefined) request.headers.delete("content-type");
    else request.headers.set("content-type", type);
    const [status, code, message] = await told(await gateway(request));
    expect([status, code]).toEqual([400, "VALIDATION_ERROR"]);
    expect(message).toContain("must be application/json");
    expect(inside.requests).toEqual([]);
  });

  it.each(["application/json", "Application/JSON;charset=utf-8", "application/json ; charset=utf-8"])(
    "%s is",
    async (type) => {
      const { gateway } = gatewayBeforeSandbox();
      expect((await gateway(askLive({ url: "new.example" }, { "content-type": type }))).status).toBe(200);
    },
  );
});
