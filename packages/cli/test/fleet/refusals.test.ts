import { cpSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Redis } from "ioredis";
import { expect, it } from "vitest";
import { listIn, newFolder, until } from "../enrich/support.ts";
import { bin, run } from "../support.ts";
import { setStage } from "./support.ts";

it("says how everything is installed at once, where a package is missing", async () => {
  const folder = newFolder();
  // Alone: nothing is installed beside it.
  cpSync(dirname(bin), join(folder, "dist"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const options = { env: { TECHLOOKUP_API_KEY: "tapi_x" }, program: join(folder, "dist/bin.js") };
  const { code, stderr } = await run(["enrich", "worker", "--redis", "redis://127.0.0.1:9"], options);
  expect(code).toBe(2);
  expect(stderr).toContain("npm install techlookup @techlookup/bullmq bullmq ioredis");
  expect(stderr).toContain("npx -p techlookup -p @techlookup/bullmq -p bullmq -p ioredis techlookup enrich worker");
});

it("refuses what cannot work before anything is sent, and shows no password", async () => {
  const { enrich, sandbox, env } = await setStage();
  const folder = newFolder();
  const list = listIn(folder, "a.com\nb.com", "list.txt");
  const away = "redis://:secret@127.0.0.1:9";
  const [noRedis, noAddress, noLimit, empty, nameless, leaked] = await Promise.all([
    enrich("submit", list, "--redis", away),
    enrich("status", "--redis", "localhost:6379"),
    enrich("submit", list, "--live"),
    enrich("submit", listIn(folder, "# nothing", "empty.txt")),
    enrich("collect"),
    run(["enrich", "--out", "x.csv", "submit", list, "--redis", away], { env }),
  ]);
  expect(noRedis).toMatchObject({ code: 6, stderr: expect.stringContaining("Start it, or look at host and port") });
  expect(noRedis.stderr).not.toContain("secret");
  expect(noAddress).toMatchObject({ code: 2, stderr: expect.stringContaining("--redis is no address") });
  expect(noLimit).toMatchObject({ code: 2, stderr: expect.stringContaining("--credit-limit 500") });
  expect(empty).toMatchObject({ code: 2, stderr: expect.stringContaining("has no domains") });
  expect(nameless).toMatchObject({ code: 2, stderr: expect.stringContaining("--run november") });
  expect(leaked).toMatchObject({ code: 2, stderr: expect.stringContaining("stands before 'submit'") });
  expect(sandbox.requests).toHaveLength(0);
});

it("refuses a Redis that may throw away what was paid for, and a key that the API does not know", async () => {
  const { enrich, store, startWorker } = await setStage();
  const wrongKey = startWorker([], { TECHLOOKUP_API_KEY: "tapi_unknown" });
  expect(await wrongKey.ended).toMatchObject({ code: 4, stderr: expect.stringContaining("UNAUTHORIZED") });
  const redis = new Redis(store.port);
  await redis.config("SET", "maxmemory-policy", "allkeys-lru");
  const evicting = await enrich("worker");
  await redis.config("SET", "maxmemory-policy", "noeviction");
  await redis.config("SET", "maxmemory", "1");
  const list = listIn(newFolder(), "a.com", "list.txt");
  const full = startWorker([]);
  expect(await enrich("submit", list)).toMatchObject({ code: 2, stderr: expect.stringContaining("Redis is full") });
  await until(() => full.output.stderr.includes("Redis is full"));
  await redis.config("SET", "maxmemory", "0");
  await redis.replicaof("127.0.0.1", store.port);
  expect(await enrich("submit", list)).toMatchObject({ code: 2, stderr: expect.stringContaining("is a replica") });
  redis.disconnect();
  expect(evicting).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("CONFIG SET maxmemory-policy noeviction"),
  });
});

it("refuses another list, a run that is unknown, and folders that cannot be written or lack the records", async () => {
  const { enrich } = await setStage();
  const folder = newFolder();
  const parts = join(folder, "parts");
  const list = listIn(folder, "a.com\nb.com", "list.txt");
  const other = listIn(folder, "a.com\nc.com", "other.txt");
  expect((await enrich("submit", list)).code).toBe(0);
  const [again, unknown, early] = await Promise.all([
    enrich("submit", other, "--run", "list"),
    enrich("collect", other),
    enrich("collect", list, "--parts", parts),
  ]);
  const unwritable = await enrich("worker", "--parts", list, "--exit-when-idle");
  expect(unwritable).toMatchObject({ code: 2, stderr: expect.stringContaining("cannot be written (EEXIST)") });
  expect((await enrich("worker", "--parts", parts, "--exit-when-idle")).code).toBe(0);
  expect(early).toMatchObject({ code: 2, stderr: expect.stringContaining("0 of its 1 chunks are finished") });
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining("was submitted with another list") });
  expect(unknown).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('"other" is not in Redis: the runs are list'),
  });
  const [mixed, elsewhere] = await Promise.all([
    enrich("collect", other, "--run", "list", "--parts", parts),
    enrich("collect", list, "--parts", join(folder, "nowhere")),
  ]);
  expect(mixed).toMatchObject({ code: 2, stderr: expect.stringContaining("line 2 differs") });
  expect(elsewhere).toMatchObject({ code: 2, stderr: expect.stringContaining("Copy its files here") });
});
