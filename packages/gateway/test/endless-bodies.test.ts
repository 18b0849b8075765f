import { connect } from "node:net";
import { startSandbox } from "@techlookup/sandbox/node";
import { describe, expect, it } from "vitest";
import { exampleServers, startExample } from "./support/example-servers.ts";
import { exchange } from "./support/serve.ts";

const maxBytes = 64_000_000;

/** Sends a head and then a body as fast as it goes, until the server ends the connection. Tells what was taken and answered. */
const flood = (port: number, head: string): Promise<{ readonly ended: boolean; readonly raw: string }> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const piece = Buffer.alloc(65_536, 97);
    const isChunked = head.includes("chunked");
    let raw = "";
    const finish = (ended: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ended, raw });
    };
    const timer = setTimeout(finish, 20_000, false);
    const pump = (): void => {
      if (socket.bytesWritten > maxBytes) {
        finish(false);
        return;
      }
      if (isChunked) socket.write("10000\r\n");
      socket.write(piece);
      socket.write(isChunked ? "\r\n" : "", () => setImmediate(pump));
    };
    socket.on("data", (data) => {
      raw += data;
    });
    socket.on("error", () => finish(true));
    socket.on("end", () => finish(true));
    socket.write(head);
    pump();
  });

const live = "POST /techlookup/v1/technology-lookup-live HTTP/1.1";
const credits = "GET /techlookup/v1/credits HTTP/1.1";
const signedIn = "authorization: Bearer demo-session";
const json = "content-type: application/json";
const long = "content-length: 8000000000";
const chunked = "transfer-encoding: chunked";

describe.each(exampleServers)("a body without end is not read for ever by %s", { timeout: 180_000 }, (name) => {
  it("whoever sends it, announced or not", async () => {
    await using sandbox = await startSandbox();
    using server = await startExample(name, sandbox);
    for (const lines of [
      [live, long],
      [live, chunked],
      [live, signedIn, json, long],
      [live, signedIn, json, chunked],
      [live, signedIn, chunked],
      [credits, long],
      [credits, signedIn, chunked],
    ]) {
      const { ended } = await flood(server.port, [lines[0], "host: localhost", ...lines.slice(1), "\r\n"].join("\r\n"));
      expect([lines, ended]).toEqual([lines, true]);
    }
  });

  it("which lets a body be that is short, refused as it is", async () => {
    await using sandbox = await startSandbox();
    using server = await startExample(name, sandbox);
    for (const body of [
      `content-length: 20000\r\n\r\n${" ".repeat(20_000)}`,
      `transfer-encoding: chunked\r\n\r\n1000\r\n${" ".repeat(4_096)}\r\n0\r\n\r\n`,
    ]) {
      const refused = `${live}\r\nhost: localhost\r\n${body}`;
      const raw = await exchange(server.port, refused, async (write, answered) => {
        await answered;
        setTimeout(write, 300, `${credits}\r\nhost: localhost\r\n${signedIn}\r\nconnection: close\r\n\r\n`);
      });
      // The connection goes on.
      expect(raw.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 401", "HTTP/1.1 200"]);
    }
  });
});

it.each(exampleServers)("a broken Host is a 400 by %s", async (name) => {
  await using sandbox = await startSandbox();
  using server = await startExample(name, sandbox);
  for (const host of ["a b", "[::1", "x:y:z", "%"]) {
    const raw = await exchange(server.port, `${credits}\r\nhost: ${host}\r\n${signedIn}\r\nconnection: close\r\n\r\n`);
    expect([host, raw.slice(9, 12)]).toEqual([host, "400"]);
  }
  expect(sandbox.requests).toEqual([]);
});
