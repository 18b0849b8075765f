import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStorage, prefixStorage, type Storage } from "unstorage";
import fsDriver from "unstorage/drivers/fs";
import lruDriver from "unstorage/drivers/lru-cache";
import memoryDriver from "unstorage/drivers/memory";
import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import type { CacheStore } from "../../src/index.ts";
import { failure, key, success } from "../support/scripted.ts";
import { cached, dayMs } from "./support.ts";

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "techlookup-cache-"));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const data = { list: [{ name: "C++", at: "2026-11-27" }], empty: null, text: '{"v":1}', __proto__: undefined };

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

describe.each<[string, () => CacheStore]>([
  ["a storage in memory", () => createStorage()],
  ["a storage with a prefix", () => prefixStorage(createStorage(), "mine")],
  ["a storage of files", () => createStorage({ driver: fsDriver({ base }) })],
  ["a storage that forgets what was not used for long", () => createStorage({ driver: lruDriver({ max: 10 }) })],
  ["the driver of memory by itself", () => memoryDriver() as unknown as CacheStore],
  ["the driver of files by itself", () => fsDriver({ base }) as unknown as CacheStore],
])("%s of unstorage", (_, make) => {
  it("keeps data and a 404, ends them by our own time, and forgets what may not be kept", async () => {
    const storage = make();
    const steps = [
      success(data),
      failure(404, "NOT_FOUND"),
      { status: 200, body: { success: true, data: { found: true } }, headers: { "cache-control": "no-store" } },
    ];
    const { client, clock, sent, told } = cached([...steps, success()], { cache: { storage }, pacing: false });
    const found = await client.domains.get("a.example");
    const missing = await client.safe.domains.get("b.example");
    expect(await client.domains.get("a.example")).toEqual(found);
    expect(found).toEqual(JSON.parse(JSON.stringify(data)));
    expect((await client.safe.domains.get("b.example")).error).toMatchObject({ code: "NOT_FOUND", attempts: [] });
    expect([missing.ok, sent.length, told]).toEqual([false, 2, []]);
    await client.domains.get("a.example", { fresh: true });
    await client.domains.get("a.example");
    expect(sent.length).toBe(4);
    clock.jump(dayMs + 1);
    await client.domains.get("a.example");
    expect([sent.length, told]).toEqual([5, []]);
  });
});

it("files hold no key, and one that was tampered with is asked for again", async () => {
  const storage = createStorage({ driver: fsDriver({ base }) });
  const { client, sent, told } = cached([success({ echo: 1 })], { cache: { storage } });
  await client.domains.get("a.example");
  const [file = "", ...others] = filesOf(base);
  expect(others).toEqual([]);
  expect(file + readFileSync(file, "utf8")).not.toMatch(new RegExp(`${key}|example`));
  writeFileSync(file, readFileSync(file, "utf8").slice(0, 40));
  await client.domains.get("a.example");
  expect([sent.length, told[0]?.problem]).toEqual([2, "corrupt"]);
});

it("a storage of the web and one of unstorage fit the type", () => {
  expectTypeOf<Storage>().toExtend<CacheStore>();
  expectTypeOf<Storage<string>>().toExtend<CacheStore>();
  expectTypeOf<globalThis.Storage>().toExtend<CacheStore>();
  expectTypeOf<Map<string, string>>().not.toExtend<CacheStore>();
});
