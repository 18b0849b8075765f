import { describe, expect, it } from "vitest";
import { scripted, success } from "./support/scripted.ts";

const coded = (code: string, message = code): Error => Object.assign(new Error(message), { code });

const broken =
  (thrown: unknown, headers: Record<string, string> = {}) =>
  async (): Promise<Response> =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(thrown) }), { status: 200, headers });

const gzip = { "content-encoding": "gzip", "content-type": "application/json" };

describe("a body that is not what its content-encoding says", () => {
  it.each([
    ["Node, gzip", new TypeError("terminated", { cause: coded("Z_DATA_ERROR", "incorrect header check") })],
    ["Node, br", new TypeError("terminated", { cause: coded("ERR__ERROR_FORMAT_PADDING_2") })],
    ["Node, zstd", new TypeError("terminated", { cause: coded("ZSTD_error_prefix_unknown") })],
    ["Bun, gzip", Object.assign(new TypeError('ZlibError fetching "https://x.example"'), { code: "ZlibError" })],
    ["Bun, br", Object.assign(new TypeError("x"), { code: "BrotliDecompressionError" })],
    ["Deno, gzip", new TypeError("Invalid gzip header")],
    ["Deno, checksum", new TypeError("CRC computed does not match")],
    ["Deno, br", new TypeError("brotli error")],
    ["workerd", new TypeError("Gzip decompression failed.")],
  ])("is paid for once, and named: %s", async (_runtime, thrown) => {
    const { client, sent } = scripted([broken(thrown, gzip), success()]);
    const { error } = await client.safe.domains.get("example.com");
    expect(error).toMatchObject({ code: "TRUNCATED_RESPONSE", status: 200, stopped: "not-retryable" });
    expect(error?.message).toContain("the body cannot be decoded, content-encoding: gzip (application/json)");
    expect(sent.length).toBe(1);
  });

  it.each([
    new TypeError("terminated", { cause: coded("UND_ERR_SOCKET", "other side closed") }),
    new TypeError("terminated", { cause: coded("Z_BUF_ERROR", "unexpected end of file") }),
    Object.assign(new TypeError("x"), { code: "ECONNRESET" }),
    new TypeError("error reading a body from connection"),
    new TypeError("unexpected end of file"),
    new TypeError("reached unexpected EOF"),
    new TypeError("Gzip compressed stream ended prematurely."),
    new TypeError("network error"),
    new Error("Network connection lost."),
  ])("is another matter than one that is lost: $message", async (thrown) => {
    const { client, clock, sent } = scripted([broken(thrown, gzip), success()]);
    expect((await clock.run(client.safe.domains.get("example.com"))).ok).toBe(true);
    expect(sent.length).toBe(2);
  });

  it("does not hide a status that says what to do, nor the caller's own key", async () => {
    const { client } = scripted([async () => new Response("x", { status: 403 })]);
    expect((await client.safe.domains.get("example.com")).error?.code).toBe("UNEXPECTED_STATUS");
    const echo = { "content-encoding": "tapi_test_0123456789abcdefghijklmnopqrstuv" };
    const told = await scripted([broken(coded("Z_DATA_ERROR"), echo)]).client.safe.domains.get("example.com");
    expect(told.error?.message).toContain("***");
  });
});

describe("a body that cannot be read at all", () => {
  it("is asked for once: one that somebody has read before", async () => {
    const { client, sent } = scripted([
      async () => {
        const response = new Response('{"success":true,"data":1}');
        await response.text();
        return response;
      },
    ]);
    const { error } = await client.safe.domains.get("example.com");
    expect(error).toMatchObject({ stopped: "not-retryable" });
    expect(error?.message).toContain("the body cannot be read: fetch gave none, or one that was read before");
    expect(sent.length).toBe(1);
  });

  it.each([null, {}, { status: "200" }, { status: Number.NaN }])("is no response: %o", async (response) => {
    const { client, sent } = scripted([async () => response as never]);
    const { error } = await client.safe.domains.get("example.com");
    expect(error).toMatchObject({
      code: "UNKNOWN_ERROR",
      cause: { message: "fetch returned no response with a status" },
    });
    expect(sent.length).toBe(1);
  });

  it("is asked for once: one whose stream has a mistake in it", async () => {
    const { client, sent } = scripted([broken(new ReferenceError("chunk is not defined")), success()]);
    expect((await client.safe.domains.get("example.com")).error).toMatchObject({ stopped: "not-retryable" });
    expect(sent.length).toBe(1);
  });
});
