import { once } from "node:events";
import { type AddressInfo, connect as connectTo, createServer } from "node:net";
import { type RedisServer, startRedis } from "@techlookup-tools/browsers/redis-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkFlags } from "../../src/mcp/mcp-flags.ts";
import { openShared, type Shared } from "../../src/mcp/shared-budget.ts";
import { UsageError } from "../../src/usage-error.ts";
import { atEnd } from "../at-end.ts";
import { run, sandboxFor } from "../support.ts";
import { charged, connect, connectInProcess, program, roomySandbox } from "./support.ts";

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

const sandbox = roomySandbox();
const key = sandbox.keys.pro;
const open = async (name: string, limit: number, url = redis.url): Promise<Shared> => {
  const shared = await openShared(url, key, name, limit);
  atEnd(() => shared.close());
  return shared;
};
const look = { domain: "github.com" };

it("is one limit for servers of several processes", async () => {
  const { sandbox: server, env } = await sandboxFor();
  const args = ["--redis", redis.url, "--budget", "two", "--credit-limit", "6"];
  const agents = await Promise.all([connect(env, ...args), connect(env, ...args)]);
  for (let round = 0; round < 6; round++) await Promise.all(agents.map(({ call }) => call("domains_get", look)));
  expect(charged(server)).toBe(6);
  const { structuredContent } = await (agents[0] as (typeof agents)[number]).call("domains_get", look);
  expect(structuredContent).toMatchObject({ error: { code: "CREDIT_LIMIT" }, spend: { spent: 6, limit: 6, left: 0 } });
  expect(agents[0]?.notes()).toMatch(/at most 6 credits, shared as techlookup:\{[0-9a-f]{32}\}:budget:two/);
});

it("is refused with both numbers where it has another limit", async () => {
  await open("other", 10);
  const { env } = await sandboxFor();
  const args = ["mcp", "--redis", redis.url, "--budget", "other", "--credit-limit", "12"];
  const { code, stdout, stderr } = await run(args, { env, program });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/--credit-limit 12 is not the limit of --budget other, which is 10 \(0 may be spent\)/);
  expect(stderr).toMatch(/redis-cli DEL 'techlookup:\{[0-9a-f]{32}\}:budget:other'/);
});

it("is another for another name", async () => {
  const [one, two] = [await open("one-name", 1), await open("another-name", 1)];
  await one.budget.reserve(1, "x");
  await expect(one.budget.reserve(1, "x")).rejects.toMatchObject({ code: "CREDIT_LIMIT" });
  await two.budget.reserve(1, "x");
});

it("never falls below nothing when credits are given back", async () => {
  const { budget } = await open("back", 2);
  await budget.reserve(1, "x");
  await budget.release(5);
  expect(await budget.state()).toEqual({ spent: 0, limit: 2 });
});

it("gives back once what Redis has taken back without being able to say so", async () => {
  // Between both: loses one answer, and the connection with it.
  let isLosing = false;
  const proxy = createServer((near) => {
    const far = connectTo(Number(new URL(redis.url).port), "127.0.0.1");
    for (const socket of [near, far])
      socket.on("error", () => {}).on("close", () => [near, far].map((one) => one.destroy()));
    near.pipe(far).on("data", (answer) => {
      if (isLosing) near.destroy();
      else near.write(answer);
      isLosing = false;
    });
  }).listen(0, "127.0.0.1");
  atEnd(() => proxy.close());
  await once(proxy, "listening");
  const { budget } = await open("lost", 10, `redis://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  for (let call = 0; call < 5; call++) await budget.reserve(1, "x");
  isLosing = true;
  await budget.release(1);
  const isBack = async (): Promise<boolean> =>
    budget.state().then(
      () => true,
      () => false,
    );
  while (!(await isBack())) await new Promise((done) => setTimeout(done, 10));
  expect(await budget.state()).toEqual({ spent: 4, limit: 10 });
});

it("refuses while Redis hangs or is gone, and after it has forgotten what was spent", async () => {
  const own = await startRedis();
  atEnd(() => own.stop());
  const { budget } = await open("away", 50, own.url);
  const { call } = await connectInProcess(sandbox, { budget, limit: 50 });
  const sent = () => sandbox.requests.length;
  expect((await call("domains_get", look)).isError).toBeUndefined();
  const before = sent();
  const away = { error: { code: "UNREACHABLE", message: expect.stringContaining("Nothing was sent") } };
  own.signal("SIGSTOP");
  expect((await call("domains_get", look)).structuredContent).toMatchObject(away);
  expect((await call("estimate", { domains: ["github.com"] })).isError).toBeUndefined();
  own.signal("SIGCONT");
  await own.restart();
  // While the connection is made anew, it is refused for that.
  const isBack = async (): Promise<boolean> => (await budget.state().catch((thrown) => thrown)).exitCode !== 6;
  while (!(await isBack())) await new Promise((done) => setTimeout(done, 10));
  const { error } = (await call("domains_get", look)).structuredContent;
  expect(error).toMatchObject({ code: "CREDITS", message: expect.stringContaining("Redis has lost its memory") });
  await own.stop();
  expect((await call("domains_get", look)).isError).toBe(true);
  expect(sent()).toBe(before);
});

it("says which options do not go together", () => {
  const check = (flags: object) => () => checkFlags({ creditLimit: 25, ...flags });
  expect(check({ redis: redis.url })).toThrow(/needs a --budget/);
  expect(check({ budget: "x" })).toThrow(/Name it with --redis/);
  expect(check({ redis: redis.url, budget: "a b" })).toThrow(/--budget must be/);
  expect(check({ redis: redis.url, budget: "a" })).not.toThrow();
});

it("says what is wrong before it starts, and never the password", async () => {
  const { env } = await sandboxFor();
  const shared = (url: string) => run(["mcp", "--redis", url, "--budget", "x"], { env, program });
  const [none, away, folder] = await Promise.all([
    shared("http://:secret-word@127.0.0.1"),
    shared("redis://:secret-word@127.0.0.1:1"),
    run(["mcp", "--folder", "/nowhere/at/all"], { env, program }),
  ]);
  expect([none.code, away.code, folder.code]).toEqual([2, 6, 2]);
  expect(none.stderr).toMatch(/no address/);
  expect(away.stderr).toMatch(/ECONNREFUSED.*Start it/s);
  expect(folder.stderr).toMatch(/is no folder/);
  expect([none, away, folder].map(({ stdout }) => stdout).join("")).toBe("");
  expect(`${none.stderr}${away.stderr}`).not.toContain("secret-word");
});

it("logs in with the password of the environment, and says when it is wrong", async () => {
  const closed = await startRedis({ settings: ["--requirepass", "secret-word"] });
  atEnd(() => closed.stop());
  process.env.TECHLOOKUP_REDIS_PASSWORD = "secret-word";
  await (await open("password", 1, closed.url)).budget.reserve(1, "x");
  process.env.TECHLOOKUP_REDIS_PASSWORD = "wrong";
  const refused = await open("password", 1, closed.url).catch((thrown: unknown) => thrown);
  delete process.env.TECHLOOKUP_REDIS_PASSWORD;
  expect(refused).toBeInstanceOf(UsageError);
  expect(refused).toMatchObject({
    exitCode: 6,
    message: expect.stringMatching(/refuses: WRONGPASS.*TECHLOOKUP_REDIS_PASSWORD/),
  });
  await expect(open("password", 1, closed.url)).rejects.toMatchObject({
    exitCode: 6,
    message: expect.stringContaining("NOAUTH"),
  });
});
