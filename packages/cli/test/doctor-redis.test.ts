import { once } from "node:events";
import { createServer } from "node:net";
import { startRedis as startServer } from "@techlookup-tools/browsers/redis-server";
import { afterEach, describe, expect, it } from "vitest";
import { RedisRefusal, readReply } from "../src/doctor/redis-connection.ts";
import { doctor } from "./doctor-support.ts";
import { sandboxFor } from "./support.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** Starts a real server with some settings. */
const startRedis = async (...settings: string[]): Promise<string> => {
  const { url, stop } = await startServer({ settings });
  ends.push(stop);
  return url;
};

describe("doctor --redis", () => {
  it("finds nothing wrong with one that keeps what it is given", async () => {
    const { env } = await sandboxFor();
    const url = await startRedis(
      "--maxmemory-policy",
      "noeviction",
      "--appendonly",
      "yes",
      "--appendfsync",
      "everysec",
    );
    const { code, of } = await doctor(env, "--redis", url);
    expect(code).toBe(0);
    expect(of("Redis")?.finding).toMatch(/^127\.0\.0\.1:\d+ answers: (Redis|Valkey) \d+\.\d+/);
    for (const name of ["Redis", "Redis memory", "Redis disk"]) expect(of(name)).toMatchObject({ verdict: "ok" });
    expect(of("Redis disk")?.finding).toContain(
      "17 lookups on average (17 credits, or 85 with live detection), and more in a burst: all 1,000 at the worst",
    );
    const always = await startRedis("--appendonly", "yes", "--appendfsync", "always");
    const careful = await doctor(env, "--redis", always);
    expect(careful.of("Redis disk")).toMatchObject({
      verdict: "ok",
      finding: expect.stringContaining("nothing is paid for again"),
    });
  });

  it("tells one that may throw the window away, and one that forgets it", async () => {
    const { env } = await sandboxFor();
    const evicting = await startRedis(
      "--maxmemory",
      "100mb",
      "--maxmemory-policy",
      "allkeys-lru",
      "--appendonly",
      "no",
    );
    const { code, of } = await doctor(env, "--redis", evicting);
    expect(code).toBe(2);
    expect(of("Redis memory")).toMatchObject({
      verdict: "wrong",
      finding: expect.stringContaining("allkeys-lru"),
      fix: expect.stringContaining("CONFIG SET maxmemory-policy noeviction"),
    });
    expect(of("Redis disk")).toMatchObject({
      verdict: "warning",
      finding: expect.stringContaining("every run of enrich submit"),
      fix: expect.stringContaining("appendonly yes"),
    });
    const unbounded = await startRedis(
      "--maxmemory-policy",
      "allkeys-lru",
      "--appendonly",
      "yes",
      "--appendfsync",
      "no",
    );
    const other = await doctor(env, "--redis", unbounded);
    expect(other.code).toBe(0);
    expect(other.of("Redis memory")).toMatchObject({ verdict: "warning" });
    expect(other.of("Redis disk")).toMatchObject({
      verdict: "warning",
      finding: expect.stringContaining("appendfsync is no"),
    });
  });

  it("logs in, and says how where it is refused; the password is never shown", async () => {
    const { env } = await sandboxFor();
    const url = await startRedis("--requirepass", "hidden word");
    const refused = await doctor(env, "--redis", url);
    expect(refused.code).toBe(6);
    expect(refused.of("Redis")).toMatchObject({
      verdict: "wrong",
      fix: expect.stringContaining("TECHLOOKUP_REDIS_PASSWORD"),
    });
    expect((await doctor({ ...env, TECHLOOKUP_REDIS_PASSWORD: "hidden word" }, "--redis", url)).code).toBe(0);
    const inAddress = await doctor(env, "--redis", url.replace("//", "//:hidden%20word@"));
    expect(inAddress.code).toBe(0);
    const wrong = await doctor(env, "--redis", url.replace("//", "//:another%20word@"));
    expect(wrong.of("Redis")).toMatchObject({ verdict: "wrong" });
    expect(JSON.stringify([inAddress.checks, wrong.checks])).not.toMatch(/hidden|another/);
  });

  it("tells settings that may not be read", async () => {
    const { env } = await sandboxFor();
    const url = await startRedis("--rename-command", "CONFIG", "");
    const { code, of } = await doctor(env, "--redis", url);
    expect(code).toBe(0);
    expect(of("Redis settings")).toMatchObject({ verdict: "warning", fix: expect.stringContaining("noeviction") });
  });

  it("tells one that is not there, or is none", async () => {
    const { env } = await sandboxFor();
    const gone = await doctor(env, "--redis", "redis://127.0.0.1:9");
    expect(gone.code).toBe(6);
    expect(gone.of("Redis")).toMatchObject({ verdict: "wrong", fix: expect.stringContaining("Start it") });
    const web = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n").on("error", () => {}));
    ends.push(() => web.close());
    web.listen(0, "127.0.0.1");
    await once(web, "listening");
    const other = await doctor(env, "--redis", `redis://127.0.0.1:${(web.address() as { port: number }).port}`);
    expect(other.of("Redis")?.finding).toContain("no Redis");
    expect((await doctor(env, "--redis", "localhost:6379")).code).toBe(2);
  });
});

it("reads replies of Redis whole, wherever they are cut", () => {
  const text = "*3\r\n$5\r\na\r\nbc\r\n:7\r\n*1\r\n$-1\r\n+OK\r\n";
  const data = Buffer.from(text);
  const end = text.length - "+OK\r\n".length;
  for (let length = 0; length < end; length++) expect(readReply(data.subarray(0, length))).toBeUndefined();
  expect(readReply(data)).toEqual({ reply: ["a\r\nbc", 7, [null]], end });
  expect(readReply(data, end)).toEqual({ reply: "OK", end: text.length });
  expect(readReply(Buffer.from("-ERR no\r\n"))?.reply).toEqual(new RedisRefusal("ERR no"));
});
