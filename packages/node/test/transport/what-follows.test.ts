import { Buffer } from "node:buffer";
import { brotliCompressSync, deflateSync } from "node:zlib";
import { nodeTransport } from "@techlookup/node-transport";
import { describe, expect, it } from "vitest";
import { send } from "./support/sent.ts";
import { serve } from "./support/servers.ts";

const transport = nodeTransport();
const text = JSON.stringify({ text: "a".repeat(1_000) });

describe("a body's coding that ends before the body does", () => {
  it.each([
    ["br", brotliCompressSync(text)],
    ["deflate", deflateSync(text)],
  ])("%s that more follows is whole, and what follows is not taken", async (coding, bytes) => {
    let taken = 0;
    const closed = Promise.withResolvers<void>();
    const { url } = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": coding }).write(bytes);
      const timer = setInterval(() => response.write(Buffer.alloc(16_384), () => (taken += 16_384)), 1);
      response.on("close", () => {
        clearInterval(timer);
        closed.resolve();
      });
    });
    expect(await send(transport, { url })).toMatchObject({ end: "complete", text });
    await closed.promise;
    expect(taken).toBeLessThan(10_000_000);
  });
});
