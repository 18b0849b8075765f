import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Fault } from "../src/index.ts";
import { type RunningSandbox, startSandbox } from "../src/node.ts";

let server: RunningSandbox;
beforeAll(async () => {
  server = await startSandbox({ liveDelayMs: 30 });
});
afterAll(() => server.close());

/** Sends a request, and resets the connection after some milliseconds. */
const leave = async (request: string, afterMs: number): Promise<void> => {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write(`${request}\r\nhost: x\r\nauthorization: Bearer ${server.keys.pro}\r\n`);
  socket.write(request.startsWith("POST") ? 'content-length: 20\r\n\r\n{"url":"a.example"}' : "\r\n");
  await sleep(afterMs);
  socket.resetAndDestroy();
  await sleep(60);
};

describe("a client who leaves", () => {
  it.each<[string, Fault | undefined]>([
    ["GET /v1/domain/github.com HTTP/1.1", undefined],
    ["GET /v1/domain/github.com HTTP/1.1", { kind: "slow-body", delayMs: 30 }],
    ["GET /v1/domain/github.com HTTP/1.1", { kind: "slow-headers", delayMs: 30 }],
    ["GET /v1/domain/github.com HTTP/1.1", { kind: "oversized", bytes: 50_000_000 }],
    ["GET /v1/domain/github.com HTTP/1.1", { kind: "truncated" }],
    ["POST /v1/technology-lookup-live HTTP/1.1", undefined],
    ["POST /__sandbox/faults HTTP/1.1", undefined],
  ])("makes the sandbox print nothing: %s, %j", async (request, fault) => {
    const printed: unknown[] = [];
    const spies = (["error", "info", "log", "warn"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...parts) => void printed.push(parts)),
    );
    for (const afterMs of [0, 1, 3, 10]) {
      if (fault) server.script(fault);
      await leave(request, afterMs);
      server.reset();
    }
    for (const spy of spies) spy.mockRestore();
    expect(printed).toEqual([]);
  });
});
