import { Buffer } from "node:buffer";
import type { IncomingMessage, RequestListener } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type { TransportRequest } from "@techlookup/core/platform";
import { nodeTransport } from "@techlookup/node-transport";
import { describe, expect, it } from "vitest";
import { send, sendByFetch, TestCutoff } from "./support/sent.ts";
import { serve, serveBytes } from "./support/servers.ts";

const transport = nodeTransport();

/** Answers with what came: the headers that describe a body, and its bytes. */
const echo: RequestListener = async (request, response) => {
  const { method, headers } = request;
  const described = ["content-type", "content-length", "transfer-encoding", "cache-control", "host"].map(
    (name) => headers[name],
  );
  const bytes = await buffer(request);
  response.end(JSON.stringify({ method, described, bytes: bytes.toString("base64") }));
};

type Body = TransportRequest["body"];

const streamOf = (...pieces: unknown[]): ReadableStream =>
  new ReadableStream({
    pull: (controller) => {
      const piece = pieces.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(piece);
    },
  });

const form = (): FormData => {
  const made = new FormData();
  made.set("a", "ä\r\n");
  made.set("file", new File(["bytes"], "ü.txt", { type: "text/x" }));
  return made;
};

const bodies: [string, string, () => Body, Record<string, string>?][] = [
  ["none", "GET", () => undefined],
  ["none", "POST", () => undefined],
  ["none", "DELETE", () => undefined],
  ["a text", "POST", () => '{"a":"ä\u{1f600}"}', { "content-type": "application/json" }],
  ["half of a surrogate pair", "POST", () => "\ud800x", { "content-type": "application/json" }],
  ["an empty text", "PUT", () => "", { "content-type": "text/plain" }],
  ["a text", "DELETE", () => "{}", { "content-type": "text/plain" }],
  ["bytes", "PATCH", () => Uint8Array.of(0, 255, 128), { "content-type": "application/octet-stream" }],
  ["a part of a buffer", "POST", () => Buffer.from("xabcx").subarray(1, 4), { "content-type": "text/plain" }],
  ["a buffer", "POST", () => Uint8Array.of(1, 2).buffer as never, { "content-type": "text/plain" }],
  ["a Blob with a type", "POST", () => new Blob(["ä", "b"], { type: "text/y" })],
  [
    "a Blob whose type the caller knows better",
    "POST",
    () => new Blob(["a"], { type: "text/y" }),
    { "content-type": "text/z" },
  ],
  ["URLSearchParams", "POST", () => new URLSearchParams({ a: "b c" }) as never],
  ["a stream", "POST", () => streamOf(Uint8Array.of(1, 2), Uint8Array.of(3)), { "content-type": "text/plain" }],
  ["a stream of texts", "POST", () => streamOf("ä", "b"), { "content-type": "text/plain" }],
];

describe("what is sent is what fetch sends", () => {
  it.each(bodies)("%s with %s", async (_, method, make, headers = {}) => {
    const { url } = await serve(echo);
    const ours = await send(transport, { url, method, headers, ...body(make()) });
    const theirs = await sendByFetch({ url, method, headers, ...body(make()) });
    expect(JSON.parse(ours.text ?? "")).toEqual(JSON.parse(theirs.text ?? ""));
  });

  it("a form, but for its boundary", async () => {
    const { url } = await serve(echo);
    const [ours, theirs] = [
      await send(transport, { url, method: "POST", headers: {}, body: form() }),
      await sendByFetch({ url, method: "POST", headers: {}, body: form() }),
    ].map(({ text = "" }) => {
      const { described, bytes } = JSON.parse(text);
      const [, boundary] = described[0].split("boundary=");
      const plain = Buffer.from(bytes, "base64").toString().replaceAll(boundary, "BOUNDARY");
      return [described[0].replace(boundary, ""), plain];
    });
    expect(ours).toEqual(theirs);
  });

  it("a stream that gives what is no bytes, is locked or fails ends as with fetch", async () => {
    const { url } = await serve(echo);
    const locked = streamOf();
    locked.getReader();
    await expect(send(transport, { url, method: "POST", body: streamOf(7) })).rejects.toThrow(TypeError);
    await expect(sendByFetch({ url, method: "POST", body: streamOf(7) })).rejects.toThrow(TypeError);
    const unsent = await send(transport, { url, method: "POST", body: locked });
    expect(unsent).toMatchObject({ reason: "unknown", requestSent: "no", cause: expect.any(TypeError) });
    expect(await sendByFetch({ url, method: "POST", body: locked })).toMatchObject({ reason: "unknown" });
    const failing = (): ReadableStream => new ReadableStream({ pull: () => Promise.reject(new Error("boom")) });
    const ours = await send(transport, { url, method: "POST", body: failing() });
    const { reason, clause } = await sendByFetch({ url, method: "POST", body: failing() });
    expect(ours).toMatchObject({ reason, clause, cause: expect.objectContaining({ message: "boom" }) });
  });
});

const body = (given: Body): { readonly body?: Body } => (given === undefined ? {} : { body: given });

/** A stream that gives a few bytes now and then, until nobody wants them. */
const endless = () => {
  const { promise: cancelled, resolve } = Promise.withResolvers<void>();
  const stream = new ReadableStream({
    pull: async (controller) => {
      await wait(5);
      controller.enqueue(new Uint8Array(10));
    },
    cancel: () => resolve(),
  });
  return { stream, cancelled };
};

describe("a stream", () => {
  it("is read as fast as the server takes it, and no faster", async () => {
    let pulled = 0;
    const stream = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000_000));
        if (pulled === 100) controller.close();
      },
    });
    let request: IncomingMessage | undefined;
    const { url } = await serve((incoming, response) => {
      request = incoming;
      incoming.pause();
      incoming.on("end", () => response.end("done"));
    });
    const pending = send(transport, { url, method: "POST", body: stream });
    await expect.poll(() => request).toBeDefined();
    await wait(100);
    expect(pulled).toBeLessThan(50);
    request?.resume();
    expect(await pending).toMatchObject({ text: "done", requestSent: "yes" });
    expect(pulled).toBe(100);
  });

  it("is let go when the request is cut off", async () => {
    const { stream, cancelled } = endless();
    const arrived = Promise.withResolvers<void>();
    const { url } = await serve((incoming) => void incoming.once("data", () => arrived.resolve()));
    const cutoff = new TestCutoff();
    const pending = send(transport, { url, method: "POST", body: stream }, { cutoff });
    await arrived.promise;
    cutoff.cut();
    expect(await pending).toMatchObject({ requestSent: "maybe" });
    await cancelled;
  });

  it("is let go when the server has answered before its end, and the connection is not used again", async () => {
    const { stream, cancelled } = endless();
    const { url, connections } = await serve((_, response) => response.writeHead(401).end("{}"));
    const early = await send(transport, { url, method: "POST", body: stream });
    expect(early).toMatchObject({ status: 401, text: "{}", end: "complete", requestSent: "maybe" });
    expect(early).not.toHaveProperty("sentAtMs");
    await cancelled;
    expect(await send(transport, { url })).toMatchObject({ connection: "fresh" });
    expect(connections.length).toBe(2);
  });
});

it("an answer in the middle of a large body is read, whatever becomes of the rest", async () => {
  const { url } = await serveBytes((socket) => {
    socket.once("data", () => {
      socket.pause();
      socket.write("HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\n{}");
    });
  });
  const result = await send(transport, { url, method: "POST", body: new Uint8Array(50_000_000) });
  expect(result).toMatchObject({ status: 413, text: "{}", requestSent: "maybe" });
});

it("a text goes out in one piece with its headers", async () => {
  const pieces: Buffer[] = [];
  const { url } = await serveBytes((socket) => socket.on("data", (piece) => pieces.push(piece)));
  const cutoff = new TestCutoff();
  const pending = send(transport, { url, method: "POST", body: "{}" }, { cutoff });
  await expect.poll(() => pieces.length).toBe(1);
  expect(pieces[0]?.toString()).toMatch(/^POST \/ HTTP\/1.1\r\n(.*\r\n)+\r\n\{\}$/);
  cutoff.cut();
  await pending;
});
