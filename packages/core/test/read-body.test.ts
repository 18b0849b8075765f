import { afterEach, describe, expect, it, vi } from "vitest";
import { closeStream, readBody } from "../src/engine/read-body.ts";

afterEach(() => vi.restoreAllMocks());

const never = { isCut: false, onCut: () => {} } as never;
const half = new TextEncoder().encode("aä").subarray(0, 2);

/** A body as libraries of Node give it: pieces, and an error after them, if any. */
const bodyOf = (pieces: readonly unknown[], thrown?: Error) => {
  const destroy = vi.fn();
  async function* read() {
    yield* pieces;
    if (thrown) throw thrown;
  }
  return { destroy, response: { body: Object.assign(read(), { destroy }) } as never };
};

describe("a body", () => {
  it("that ends in half a character has that shown where it is whole, and left out where it was cut off", async () => {
    expect(await readBody(bodyOf([half]).response, 9, never)).toMatchObject({ text: "a\ufffd", end: "complete" });
    const lost = new Error("lost");
    expect(await readBody(bodyOf([half], lost).response, 9, never)).toEqual({ text: "a", end: "lost", cause: lost });
  });

  it("is closed where it has not come to its end, and else left alone", async () => {
    const whole = bodyOf(["{}"]);
    expect(await readBody(whole.response, 9, never)).toMatchObject({ text: "{}", end: "complete" });
    expect(whole.destroy).not.toHaveBeenCalled();
    const large = bodyOf(["{}", "{}"]);
    expect(await readBody(large.response, 3, never)).toMatchObject({ text: "{}", end: "too-large" });
    expect(large.destroy).toHaveBeenCalledTimes(1);
  });

  it("has bytes and texts alone in it", async () => {
    const { end, cause } = await readBody(bodyOf([7]).response, 9, never);
    expect([end, (cause as Error).message]).toEqual(["lost", "the body has a piece that is neither bytes nor text"]);
    expect(await readBody(bodyOf([Uint8Array.of(97).buffer, undefined, "b"]).response, 9, never)).toMatchObject({
      text: "ab",
      end: "complete",
    });
  });

  it("that was read before is unreadable, and one that is not there is empty", async () => {
    const response = new Response("{}");
    await response.text();
    expect(await readBody(response, 9, never)).toMatchObject({ end: "unreadable", cause: expect.any(TypeError) });
    const text = vi.fn();
    expect(await readBody({ body: null, text }, 9, never)).toMatchObject({ text: "", end: "complete" });
    expect(text).not.toHaveBeenCalled();
  });

  it("that no text of the runtime can hold is too large", async () => {
    const cause = new RangeError("Cannot create a string longer than 0x1fffffe8 characters");
    vi.spyOn(TextDecoder.prototype, "decode").mockImplementation(() => {
      throw cause;
    });
    expect(await readBody(bodyOf(["{}"]).response, 9, never)).toEqual({ text: "", end: "too-large", cause });
  });

  it("is left where it is when it is cut off", async () => {
    const cutter = { cut: (): void => {} };
    const cutoff = { isCut: false, onCut: (callback: () => void) => Object.assign(cutter, { cut: callback }) } as never;
    const hanging = new ReadableStream({ start: (controller) => controller.enqueue("a") });
    const reading = readBody(new Response(hanging.pipeThrough(new TextEncoderStream())), 9, cutoff);
    await new Promise((resolve) => setImmediate(resolve));
    cutter.cut();
    expect(await reading).toMatchObject({ text: "a", end: "lost" });
  });
});

it("a stream that somebody reads is not closed under him, nor is what is none", async () => {
  const cancel = vi.fn();
  await closeStream({ locked: true, cancel });
  expect(cancel).not.toHaveBeenCalled();
  await closeStream({ locked: false, cancel });
  expect(cancel).toHaveBeenCalledTimes(1);
  for (const none of [undefined, null, "text", {}]) await closeStream(none);
});
