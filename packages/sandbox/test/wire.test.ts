import { spawn } from "node:child_process";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Fault, Sandbox } from "../src/index.ts";
import { type RunningSandbox, startSandbox } from "../src/node.ts";

let server: RunningSandbox;
beforeAll(async () => {
  server = await startSandbox();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const path = "/v1/domain/github.com";
const headersOf = (sandbox: Sandbox) => ({ authorization: `Bearer ${sandbox.keys.pro}` });

/** What really arrives on the wire, and how the connection ends. */
const exchange = (request: string) =>
  new Promise<{ raw: string; end: string }>((resolve) => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    const seen = { raw: "", end: "closed" };
    socket.on("data", (data) => {
      seen.raw += data;
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      seen.end = error.code ?? "";
    });
    socket.on("close", () => resolve(seen));
    socket.write(request);
  });

const get = `GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer`;

/** Node 22's own client takes a reset that arrives together with data for an end, from any server. */
const tellsResetFromEnd = Number.parseInt(process.versions.node, 10) >= 24;

describe("on the wire", () => {
  it.each<[Fault, string]>([
    [{ kind: "truncated" }, "closed"],
    [{ kind: "reset", at: "body" }, "ECONNRESET"],
  ])("%j sends its half, announces the whole, and ends %s", async (fault, expectedEnd) => {
    // Many times: what has been sent must not hang on when the connection breaks.
    for (let round = 0; round < 20; round++) {
      server.script(fault);
      const { raw, end } = await exchange(`${get} ${server.keys.pro}\r\n\r\n`);
      const [head = "", body = ""] = raw.split("\r\n\r\n");
      if (tellsResetFromEnd) expect(end).toBe(expectedEnd);
      expect(head).toMatch(/^HTTP\/1.1 200 /);
      const announced = Number(/content-length: (\d+)/i.exec(head)?.[1]);
      expect(Math.abs(announced / 2 - body.length)).toBeLessThanOrEqual(1);
    }
    expect(server.requests[0]).toMatchObject({ status: 200, credits: 1 });
  });

  it.each(["request", "headers"] as const)("a reset at its %s sends not one byte", async (at) => {
    server.script({ kind: "reset", at });
    expect(await exchange(`${get} ${server.keys.pro}\r\n\r\n`)).toEqual({ raw: "", end: "ECONNRESET" });
    expect(server.requests[0]?.status).toBeUndefined();
  });

  it("a slow answer is a real one, later: its first half comes at once", async () => {
    const delayMs = 1_500;
    server.script({ kind: "slow-body", delayMs });
    const startedAt = performance.now();
    const { body } = await fetch(server.url + path, { headers: headersOf(server) });
    const times: number[] = [];
    for await (const _ of body ?? []) times.push(performance.now() - startedAt);
    expect(times.length).toBeGreaterThanOrEqual(2);
    // Measured from the request on: how late a busy machine sees the first half says nothing of the second.
    expect(times[0]).toBeLessThan(delayMs);
    expect(times.at(-1)).toBeGreaterThanOrEqual(delayMs - 10);
  });

  it("answers 400 to a request that is none", async () => {
    expect((await exchange("GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n")).raw).toMatch(/^HTTP\/1.1 400 /);
  });

  it("cannot script a refusal, and says what can", async () => {
    expect(() => server.script({ kind: "html" }, { kind: "refuse" })).toThrow("refuseConnections()");
    expect(server.pendingFaults).toBe(0);
    const init = { method: "POST", body: '[{"kind":"refuse"}]' };
    const response = await fetch(`${server.url}/__sandbox/faults`, init);
    expect([response.status, (await response.json()).error]).toEqual([400, expect.stringContaining("in-process only")]);
  });

  it("closes for good", async () => {
    const other = await startSandbox();
    await Promise.all([other.close(), other.close()]);
    await expect(other.acceptConnections()).rejects.toThrow("start another");
  });

  it("leaves nothing that holds a process up, whatever hung as it closed", async () => {
    const entry = fileURLToPath(new URL("../src/node.ts", import.meta.url));
    const script = `
      const { startSandbox } = await import(${JSON.stringify(entry)});
      const sandbox = await startSandbox({ liveDelayMs: 60_000 });
      sandbox.script({ kind: "slow-headers", delayMs: 60_000 }, { kind: "slow-body", delayMs: 60_000 });
      const headers = { authorization: "Bearer " + sandbox.keys.pro };
      const get = () => fetch(sandbox.url + "${path}", { headers }).then((r) => r.text()).catch(() => {});
      const live = () =>
        fetch(sandbox.url + "/v1/technology-lookup-live", { method: "POST", headers, body: '{"url":"a.example"}' }).catch(() => {});
      const calls = [get(), get(), live()];
      while (sandbox.requests.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
      await sandbox.close();
      await Promise.all(calls);`;
    const options = ["--conditions=@techlookup/source", "--no-warnings", "--input-type=module", "-e", script];
    const child = spawn(process.execPath, options, { timeout: 15_000 });
    expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(0);
  }, 20_000);
});
