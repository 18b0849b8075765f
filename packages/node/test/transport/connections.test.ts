import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { nodeTransport } from "@techlookup/node-transport";
import { bunFile, nodeRuntimes } from "@techlookup-tools/runtimes";
import { expect, it, onTestFinished, vi } from "vitest";
import { pause } from "../support/turns.ts";
import { send } from "./support/sent.ts";
import { answer, answering, serve, serveBytes } from "./support/servers.ts";

const transport = nodeTransport();

/**
 * A server that says how long it keeps a connection, one call to it, and what the next call goes out on. Sockets wait by the clock of the machine: where it
 * makes the next call so late that a connection that is to be kept for `keptMs` may be closed, the answer means nothing, and a new server is asked.
 */
const secondCall = async (hint: string | undefined, afterMs: number, keptMs = 0): Promise<unknown[]> => {
  const { url, connections } = await serveBytes(answering(answer("{}", ...(hint ? [`keep-alive: ${hint}`] : []))));
  await send(transport, { url });
  const sinceMs = performance.now();
  await pause(afterMs);
  const wasOpen = connections[0]?.destroyed === false;
  const { connection } = await send(transport, { url });
  const isLate = afterMs < keptMs && performance.now() - sinceMs >= keptMs;
  return isLate ? secondCall(hint, afterMs, keptMs) : [wasOpen, connection];
};

it("time limits hold: of idle connections, by a server's word less a second, and of connecting", {
  timeout: 60_000,
}, async () => {
  const silent = await serveBytes((socket) => socket.resume());
  // At the same time, since the clock of sockets is Node's own.
  vi.stubEnv("HTTPS_PROXY", silent.url);
  onTestFinished(() => void vi.unstubAllEnvs());
  // On a busy machine the timer is late as well.
  const late = wait(12_000, ["late", "late"] as const, { ref: false });
  const connecting = Promise.all([
    send(transport, { url: `https://localhost:${silent.port}` }),
    send(nodeTransport(), { url: "https://api.example" }),
  ]);
  const [[direct, tunnelled], ...idle] = await Promise.all([
    Promise.race([connecting, late]),
    secondCall(undefined, 3_500, 4_000),
    secondCall(undefined, 4_500),
    secondCall("max=5", 4_500),
    secondCall("timeout=1", 200),
    secondCall("timeout=2", 1_500),
    secondCall("max=5, timeout=8", 5_500, 7_000),
    secondCall("timeout=8", 8_000),
  ]);
  expect(idle).toEqual([
    [true, "reused"],
    [false, "fresh"],
    [false, "fresh"],
    [false, "fresh"],
    [false, "fresh"],
    [true, "reused"],
    [false, "fresh"],
  ]);
  expect(direct).toMatchObject({ reason: "unreachable", requestSent: "no" });
  expect(tunnelled).toMatchObject({ reason: "proxy", requestSent: "no" });
  await expect.poll(() => silent.connections[0]?.destroyed).toBe(true);
});

it("a connection that the server closes is not used again", async () => {
  const { url, connections } = await serveBytes(answering(answer("{}")));
  await send(transport, { url });
  connections[0]?.end();
  await pause(50);
  expect(await send(transport, { url })).toMatchObject({ status: 200, connection: "fresh" });
  connections[1]?.resetAndDestroy();
  await pause(50);
  expect(await send(transport, { url })).toMatchObject({ status: 200, connection: "fresh" });
});

it("what a server says without being asked is no answer to the next request", async () => {
  const { url, connections } = await serveBytes(answering(answer("{}")));
  await send(transport, { url });
  connections[0]?.write(answer('"poison"'));
  await pause(50);
  expect(await send(transport, { url })).toMatchObject({ text: "{}", connection: "fresh" });
  await expect.poll(() => connections[0]?.destroyed).toBe(true);
});

it("the last one used is taken first, so that those of a rush can end", async () => {
  const { url, connections } = await serve((request, response) => response.end(String(request.socket.remotePort)));
  const ports = await Promise.all(Array.from({ length: 5 }, async () => (await send(transport, { url })).text));
  expect(new Set(ports).size).toBe(5);
  const { text: last } = await send(transport, { url });
  for (let call = 0; call < 5; call++) expect((await send(transport, { url })).text).toBe(last);
  expect(connections.length).toBe(5);
});

it("three hundred at once are served at once, and 256 connections are kept", async () => {
  const { url, connections } = await serve((_, response) => void setTimeout(() => response.end("{}"), 300));
  const results = await Promise.all(Array.from({ length: 300 }, () => send(transport, { url })));
  expect(results.every(({ status }) => status === 200)).toBe(true);
  expect(connections.length).toBe(300);
  await expect.poll(() => connections.filter(({ destroyed }) => !destroyed).length).toBe(256);
});

it("leaves no listener behind on a connection that is used a thousand times", async () => {
  const warnings: Error[] = [];
  const note = (warning: Error): void => void warnings.push(warning);
  process.on("warning", note);
  onTestFinished(() => void process.off("warning", note));
  const { url, connections } = await serve((_, response) => response.end("{}"));
  for (let call = 0; call < 1_000; call++) await send(transport, { url });
  await wait(10);
  expect(connections.length).toBe(1);
  expect(warnings).toEqual([]);
});

it.each([
  ...nodeRuntimes().map(({ name, file }) => [name, file, "node:http"] as const),
  ["Bun", bunFile, "fetch"] as const,
])("a program on %s can end while connections are kept", async (_, file, uses) => {
  const { url } = await serve((_request, response) => response.end('{"success":true,"data":{}}'));
  const script = fileURLToPath(new URL("programs/one-call.ts", import.meta.url));
  const flags = [
    "--conditions=@techlookup/source",
    ...(uses === "fetch" ? [] : ["--experimental-strip-types", "--no-warnings"]),
  ];
  const child = spawn(file, [...flags, script, url], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  let calledAt = 0;
  child.stdout.on("data", (piece) => {
    output += piece;
    calledAt = performance.now();
  });
  const [code] = await once(child, "close");
  expect([code, output.trim()]).toEqual([0, uses]);
  expect(performance.now() - calledAt).toBeLessThan(2_000);
});
