import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { createSandbox, type Fault, type Sandbox } from "../src/index.ts";

const path = "/v1/domain/github.com";
const headersOf = (sandbox: Sandbox) => ({ authorization: `Bearer ${sandbox.keys.pro}` });

describe("in-process", () => {
  const send = (sandbox: Sandbox, init?: RequestInit) =>
    sandbox.fetch(`http://sandbox${path}`, { headers: headersOf(sandbox), ...init });
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

  it.each<[Fault, string]>([
    [{ kind: "truncated" }, "UND_ERR_SOCKET"],
    [{ kind: "reset", at: "body" }, "ECONNRESET"],
  ])("%j breaks the body with the code %s", async (fault, code) => {
    const sandbox = createSandbox();
    sandbox.script(fault);
    const response = await send(sandbox);
    await expect(response.text()).rejects.toMatchObject({ name: "TypeError", cause: { code } });
  });

  it.each<Fault>([
    { kind: "slow-headers", delayMs: 60_000 },
    { kind: "slow-body", delayMs: 60_000 },
    { kind: "oversized", bytes: 1e12 },
  ])("rejects with the signal's own reason, and leaves no timer: %j", async (fault) => {
    const sandbox = createSandbox();
    sandbox.script(fault);
    const controller = new AbortController();
    const before = timers();
    const read = send(sandbox, { signal: controller.signal }).then((response) => response.text());
    const reason = new Error("enough");
    setTimeout(() => controller.abort(reason), 20);
    await expect(read).rejects.toBe(reason);
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it.each<[Fault | undefined, path: string]>([
    [{ kind: "slow-body", delayMs: 60_000 }, path],
    [{ kind: "slow-headers", delayMs: 60_000 }, path],
    [{ kind: "oversized", bytes: 1e8 }, path],
    [undefined, "/v1/technology-lookup-live"],
  ])("still hears an abort when memory has been cleared up meanwhile: %j", async (fault, where) => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const sandbox = createSandbox({ liveDelayMs: 60_000 });
    if (fault) sandbox.script(fault);
    const controller = new AbortController();
    const method = where === path ? "GET" : "POST";
    const body = method === "POST" ? '{"url":"a.example"}' : null;
    const init = { method, body, headers: headersOf(sandbox), signal: controller.signal };
    const called = sandbox.fetch(`http://sandbox${where}`, init);
    // Of an endless body, the first piece alone is read before.
    const reader = called.then((response) => response.body?.getReader());
    if (fault?.kind === "oversized" || fault?.kind === "slow-body") await (await reader)?.read();
    const next = reader.then(async (opened) => {
      while (!(await opened?.read())?.done);
    });
    const settled = Promise.race([
      next.catch((error: unknown) => error),
      new Promise((resolve) => setTimeout(resolve, 2_000, "not heard")),
    ]);
    if (fault?.kind !== "oversized") await new Promise((resolve) => setTimeout(resolve, 10));
    for (let round = 0; round < 5; round++) {
      collect();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await settled).toBe(reason);
  });

  it("ends a pause when the body is no longer read", async () => {
    const sandbox = createSandbox();
    sandbox.script({ kind: "slow-body", delayMs: 60_000 });
    const before = timers();
    await (await send(sandbox)).body?.cancel();
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it("charges a live detection that nobody waits for, once", async () => {
    const sandbox = createSandbox({ liveDelayMs: 60_000 });
    const init = { method: "POST", headers: headersOf(sandbox), body: '{"url":"a.example"}' };
    const signal = AbortSignal.timeout(20);
    const live = sandbox.fetch("http://sandbox/v1/technology-lookup-live", { ...init, signal });
    await expect(live).rejects.toMatchObject({ name: "TimeoutError" });
    expect(sandbox.requests).toMatchObject([{ credits: 5 }]);
  });

  it("rejects, and never throws, for what is no request; and at once when aborted before", async () => {
    const sandbox = createSandbox();
    await expect(sandbox.fetch("/v1/usage")).rejects.toBeInstanceOf(TypeError);
    await expect(send(sandbox, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
    expect(sandbox.requests).toEqual([]);
  });

  it.each<[Fault, recorded: number]>([
    [{ kind: "malformed", charged: false }, 0],
    [{ kind: "reset", at: "headers", charged: false }, 0],
    [{ kind: "html", charged: true }, 1],
    [{ kind: "error", code: "INTERNAL_ERROR", charged: true }, 1],
  ])("%j charges %i, in the record and in the account", async (fault, credits) => {
    const sandbox = createSandbox();
    sandbox.script(fault);
    await send(sandbox).catch(() => {});
    const account = await sandbox.fetch("http://sandbox/v1/credits", { headers: headersOf(sandbox) });
    expect([sandbox.requests[0]?.credits, (await account.json()).data.totals.credits_used]).toEqual([credits, credits]);
  });

  it("gives a scripted error the headers of the window", async () => {
    const sandbox = createSandbox();
    sandbox.script({ kind: "error", code: "INTERNAL_ERROR" }, { kind: "error", code: "RATE_LIMIT", retryAfter: 3 });
    const names = ["x-ratelimit-limit", "x-ratelimit-remaining", "retry-after"];
    const next = async () => {
      const { headers } = await send(sandbox);
      return names.map((name) => headers.get(name));
    };
    expect(await next()).toEqual(["300", "300", null]);
    expect(await next()).toEqual(["300", "0", "3"]);
  });

  it.each<[unknown, string]>([
    [{ kind: "html", time: 2 }, "('html') has no field 'time'"],
    [{ kind: "html", times: 0 }, "wrong 'times': it must be a whole number from 1, or Infinity, and is 0"],
    [{ kind: "slow-body", delayMs: 2 ** 31 }, "from 0 to 2147483647 ms, and is 2147483648"],
    [{ kind: "slow-body" }, "'delayMs'"],
    [{ kind: "error", code: "GATEWAY_ERROR" }, "'code'"],
    [{ kind: "status", status: 500, headers: { "a b": "1" } }, "'headers'"],
    [{ kind: "html", path: "v1/usage" }, "must begin with /"],
    [{ kind: "slow" }, "there are status, error"],
  ])("refuses %j, and says why", (fault, words) => {
    expect(() => createSandbox().script(fault as Fault)).toThrow(words);
  });
});
