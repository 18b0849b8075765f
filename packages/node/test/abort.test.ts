import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TechLookup } from "../src/index.ts";
import { pause, turnsUntil } from "./support/turns.ts";

/** A server that says just so much of an answer, and then nothing any more. */
let server: Server;
let open: Set<Socket>;
let say: string;
let arrived: () => void;

beforeEach(async () => {
  open = new Set();
  server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => {});
    socket.once("data", () => {
      if (say !== "") socket.write(say);
      void pause(30).then(arrived);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  for (const socket of open) socket.destroy();
  server.close();
});

const waiting = '{"success":false,"error":{"code":"RATE_LIMIT","message":"m"}}';
const moments: [string, string][] = [
  ["before the headers", ""],
  ["in the headers", "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"],
  ["in the body", "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"],
  ["in an error's body", "HTTP/1.1 500 No\r\ncontent-length: 1000\r\n\r\n{"],
  ["while it waits", `HTTP/1.1 429 Slow\r\nretry-after: 60\r\ncontent-length: ${waiting.length}\r\n\r\n${waiting}`],
];

describe("an abort", () => {
  it.each(moments)("%s settles at once, and leaves no timer and no open request", async (moment, text) => {
    say = text;
    const reached = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { port } = server.address() as AddressInfo;
    const waits = Promise.withResolvers<void>();
    const client = new TechLookup({
      apiKey: "tapi_test_0123456789",
      baseUrl: `http://127.0.0.1:${port}`,
      onRetry: () => waits.resolve(),
    });
    const timersOf = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const controller = new AbortController();
    const pending = client.safe.domains.get("example.com", { signal: controller.signal });
    await (moment === "while it waits" ? waits.promise : reached);
    // The hook comes right before the wait.
    await new Promise(setImmediate);
    const timersDuring = timersOf();
    controller.abort(new Error("enough"));
    // The promise is 10 ms, of a machine that is not busy.
    expect(await turnsUntil(pending)).toBeLessThan(50);
    const { error } = await pending;
    expect(error).toMatchObject({ code: "ABORTED", stopped: "aborted", cause: { message: "enough" } });
    expect(timersOf()).toBeLessThan(timersDuring);
    await pause(50);
    // A connection whose answer was read may stay for the next call; one in the middle of an answer may not.
    await expect.poll(() => open.size).toBe(moment === "while it waits" ? 1 : 0);
  });
});
