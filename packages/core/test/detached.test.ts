import { describe, expect, it, vi } from "vitest";
import { type Call, type CallEvent, RetryBudget, TechLookup } from "../src/index.ts";
import { key, scripted, success } from "./support/scripted.ts";

/** A proxy of an object and of whatever is read from it, as Vue's `reactive` makes it: methods see the proxy as `this`. */
const reactive = <T extends object>(target: T): T =>
  new Proxy(target, {
    get: (object, name, receiver) => {
      const value: unknown = Reflect.get(object, name, receiver);
      return typeof value === "object" && value !== null && !(value instanceof Promise) ? reactive(value) : value;
    },
  });

const domains = ["a.example", "b.example", "c.example"];
const paths = (sent: readonly { url: string }[]) => sent.map(({ url }) => new URL(url).pathname.split("/").at(-1));

describe("a client that a framework has wrapped", () => {
  it("works through its proxy: every method, safe, request, lists, and what it tells of itself", async () => {
    const { client, sent } = scripted([success({ signals: [], companies: [] })]);
    const proxy = reactive(client);
    const { account, companies, technologies, signals } = proxy;
    await Promise.all([proxy.domains.get("a.example"), proxy.domains.detectLive("a.example"), account.usage()]);
    await Promise.all([
      account.credits(),
      companies.get("a.example"),
      technologies.get("x"),
      technologies.domains("x"),
    ]);
    await Promise.all([technologies.companies(1), signals.adoption(), signals.churn()]);
    for (const list of [technologies.eachCompany(1), signals.eachAdoption(), signals.eachChurn()]) {
      expect(await list.next()).toEqual({ done: true, value: undefined });
    }
    expect(await proxy.request({ method: "GET", path: "/v1/x" })).toEqual({ signals: [], companies: [] });
    expect((await proxy.safe.domains.get("a.example")).ok).toBe(true);
    expect((await proxy.safe.request({ method: "GET", path: "/v1/x" })).ok).toBe(true);
    expect(sent.length).toBe(16);
    expect(proxy.creditsSpent).toBe(18);
    expect(proxy.retryBudget.tokens).toBe(47);
  });

  it("shares a wrapped budget", async () => {
    const budget = reactive(new RetryBudget({ initial: 1 }));
    const { client } = scripted([success()], { retry: { budget } });
    expect((await client.safe.domains.get("a.example")).ok).toBe(true);
    expect(budget.tokens).toBe(2);
  });

  it("is frozen, and works", async () => {
    const { client } = scripted([success()]);
    Object.freeze(client);
    Object.freeze(client.domains);
    expect((await client.safe.domains.get("a.example")).ok).toBe(true);
    expect(await client.domains.get("a.example")).toEqual({ found: true });
  });
});

describe("a method without its object", () => {
  it("is called by array.map, which also passes an index and the array", async () => {
    const { client, sent } = scripted([success()]);
    await Promise.all(domains.map(client.domains.get as (domain: string) => Promise<unknown>));
    const results = await Promise.all(
      domains.map(client.safe.companies.get as (domain: string) => Promise<{ ok: boolean }>),
    );
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(paths(sent)).toEqual([...domains, ...domains]);
  });

  it("is destructured", async () => {
    const { client, sent } = scripted([success()]);
    const { get } = client.domains;
    const { request } = client;
    const { safe } = client;
    await get("a.example", { deadlineMs: 5_000 });
    await request({ method: "GET", path: "/v1/b.example" });
    await safe.domains.get("c.example");
    expect(paths(sent)).toEqual(domains);
  });

  it("takes no index for options elsewhere", async () => {
    const { client, sent } = scripted([success()]);
    await expect(client.domains.get("a.example", 0 as never)).rejects.toMatchObject({ argument: "options" });
    expect(sent).toEqual([]);
  });

  it("is overridden by a class of the caller's own, and replaced by a test", async () => {
    class Own extends TechLookup {
      override request<T>(_request: unknown): Call<T> {
        return Promise.resolve("mine") as Promise<unknown> as Call<T>;
      }
    }
    expect(await new Own({ apiKey: key }).request({ method: "GET", path: "/v1/x" })).toBe("mine");
    const { client } = scripted([success()]);
    vi.spyOn(client.domains, "get").mockResolvedValue({ mocked: true });
    expect(await client.safe.domains.get("a.example")).toEqual({ ok: true, data: { mocked: true } });
  });

  it("takes null for no options and no parameters", async () => {
    const { client, sent } = scripted([success()]);
    await client.request({ method: "GET", path: "/v1/x" }, null as never);
    await client.signals.churn(null as never, null as never);
    expect(sent.length).toBe(2);
  });
});

/** A promise that is no `Promise`, as those of Bluebird and zone.js are. */
const thenable = (promise: Promise<unknown>): Call<never> =>
  // biome-ignore lint/suspicious/noThenProperty: that is what it is about
  ({ then: (...given: Parameters<typeof promise.then>) => promise.then(...given) }) as Promise<never> as Call<never>;

describe("a promise of another make", () => {
  it("is one for client.safe", async () => {
    const { client } = scripted([success()]);
    vi.spyOn(client.domains, "get").mockReturnValueOnce(thenable(Promise.resolve({ a: 1 })));
    expect(await client.safe.domains.get("a.example")).toEqual({ ok: true, data: { a: 1 } });
    vi.spyOn(client.domains, "get").mockReturnValueOnce(thenable(Promise.reject(new Error("gone"))));
    expect(await client.safe.domains.get("a.example")).toMatchObject({ ok: false, error: { code: "UNKNOWN_ERROR" } });
  });

  it("may reject in a hook", async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", listen);
    const hook = (() => thenable(Promise.reject(new Error("a hook's own")))) as unknown as (event: CallEvent) => void;
    const { client } = scripted([success()], { onAttempt: hook, onResult: hook });
    await client.domains.get("a.example");
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", listen);
    expect(unhandled).toEqual([]);
  });
});
