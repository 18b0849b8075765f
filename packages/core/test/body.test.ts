import { describe, expect, it } from "vitest";
import { scripted } from "./support/scripted.ts";

describe("a body", () => {
  it("stops reading at the size limit, and cancels the rest", async () => {
    let cancelled = false;
    const chunk = new Uint8Array(1_024);
    const body = new ReadableStream({
      pull: (c) => c.enqueue(chunk),
      cancel: () => {
        cancelled = true;
      },
    });
    const { client } = scripted([async () => new Response(body)]);
    const { error } = await client.safe.account.credits({ maxResponseBytes: 4_096 });
    expect(error).toMatchObject({ code: "RESPONSE_TOO_LARGE", status: 200 });
    expect(cancelled).toBe(true);
  });

  it("keeps what cut a body off as the cause", async () => {
    const gone = new Error("gone");
    const body = () => new ReadableStream({ pull: (controller) => controller.error(gone) });
    const { client } = scripted([async () => new Response(body())], { retry: { maxAttempts: 1 } });
    expect((await client.safe.account.credits()).error?.cause).toBe(gone);
  });

  it("puts characters together that come in pieces", async () => {
    const [first, second] = [new Uint8Array([0x22, 0xe6, 0x97]), new Uint8Array([0xa5, 0x22, 0x7d])];
    const pieces = [new TextEncoder().encode('{"success":true,"data":'), first, second];
    const body = new ReadableStream({
      pull(controller) {
        const piece = pieces.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    });
    const { client } = scripted([async () => new Response(body)]);
    expect(await client.account.credits()).toBe("日");
  });

  it("reads a body of exactly the size limit", async () => {
    const text = '{"success":true,"data":1}';
    const { client } = scripted([{ status: 200, body: text }]);
    expect((await client.safe.account.credits({ maxResponseBytes: text.length })).ok).toBe(true);
    expect((await client.safe.account.credits({ maxResponseBytes: text.length - 1 })).ok).toBe(false);
  });
});
