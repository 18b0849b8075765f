import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { type ChargedFailure, createSandbox, type Fault } from "../src/index.ts";
import { startSandbox } from "../src/node.ts";
import { callerOf } from "./support/caller.ts";
import { testClock } from "./support/test-clock.ts";

const failures = ["404", "5xx", "lost"] as const;

/** Every server that there could be: any of the failures is charged, or is not. */
const servers = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => failures.filter((_, index) => bits & (1 << index)));

/** What a call meets, and what it must have for its credits to be charged; `never` is no part of a server. */
type Case = readonly [
  name: string,
  fault: Fault | undefined,
  domain: string,
  needs: readonly (ChargedFailure | "never")[],
];

const known = "github.com";
const unknown = "unknown.example";
const cases: readonly Case[] = [
  ["a success", undefined, known, []],
  ["a late success", { kind: "slow-headers", delayMs: 0 }, known, []],
  ["not found", undefined, unknown, ["404"]],
  ["a scripted 404", { kind: "error", code: "NOT_FOUND" }, known, ["404"]],
  ["a 404 of any form", { kind: "status", status: 404 }, unknown, ["404"]],
  ["an error of the server", { kind: "error", code: "INTERNAL_ERROR" }, known, ["5xx"]],
  ["an error for what is not known either", { kind: "error", code: "INTERNAL_ERROR" }, unknown, ["5xx"]],
  ["a gateway's page", { kind: "html" }, known, ["5xx"]],
  ["nothing but a 503", { kind: "empty", status: 503 }, known, ["5xx"]],
  ["nothing but a 200", { kind: "empty" }, known, ["never"]],
  ["a scripted 429", { kind: "error", code: "RATE_LIMIT" }, known, ["never"]],
  ["a scripted 403", { kind: "error", code: "FORBIDDEN" }, known, ["never"]],
  ["a malformed request", undefined, "nodot", ["never"]],
  ["lost before it was carried out", { kind: "reset", at: "request" }, known, ["never"]],
  ["lost after that", { kind: "reset", at: "headers" }, known, ["lost"]],
  ["lost in the body", { kind: "reset", at: "body" }, known, ["lost"]],
  ["cut off", { kind: "truncated" }, known, ["lost"]],
  ["damaged", { kind: "malformed" }, known, ["lost"]],
  ["lost, and not found", { kind: "truncated" }, unknown, ["lost", "404"]],
  ["a fault that says yes", { kind: "html", charged: true }, known, []],
  ["a fault that says no", { kind: "truncated", charged: false }, known, ["never"]],
];

describe.each(servers)("a server that charges successes and %s %s %s", (...named) => {
  const charges = named.filter((name) => name !== undefined);

  it.each(cases)("%s", async (_name, fault, domain, needs) => {
    const sandbox = createSandbox({ charges });
    const { get, spent } = callerOf(sandbox);
    if (fault) sandbox.script(fault);
    await get(`/v1/domain/${domain}`)
      .then((answer) => answer.text())
      .catch(() => {});
    const credits = needs.every((need) => charges.some((one) => one === need)) ? 1 : 0;
    expect([sandbox.requests[0]?.credits, await spent()]).toEqual([credits, credits]);
  });

  it.each<[string, Fault | undefined]>([
    ["during live detection", undefined],
    ["before the headers", { kind: "slow-headers", delayMs: 60_000 }],
    ["in the body", { kind: "slow-body", delayMs: 60_000 }],
  ])("a caller who leaves %s", async (_name, fault) => {
    const sandbox = createSandbox({ charges, clock: testClock(), ...(fault ? {} : { liveDelayMs: 25_000 }) });
    const { detect, spent } = callerOf(sandbox);
    if (fault) sandbox.script(fault);
    const leave = new AbortController();
    const answered = detect("a.example", { signal: leave.signal });
    const call = answered.then((answer) => answer.text());
    call.catch(() => {});
    // Who leaves in the body has had the headers.
    if (fault?.kind === "slow-body") await answered;
    while (sandbox.requests[0]?.credits !== 5) await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve));
    leave.abort();
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
    const credits = charges.includes("lost") ? 5 : 0;
    expect([sandbox.requests[0]?.credits, await spent()]).toEqual([credits, credits]);
  });
});

describe("charges", () => {
  it("are for lost answers and successes by default, as ever", () => {
    expect(createSandbox().settings.charges).toEqual(["lost"]);
  });

  it("cannot be paid from nothing: a 404 that costs is a 402 then", async () => {
    const { get, detect } = callerOf(createSandbox({ charges: ["404"], credits: { pro: 4 } }));
    expect((await detect("gone.invalid")).status).toBe(402);
    expect((await get(`/v1/domain/${unknown}`)).status).toBe(404);
  });

  it("are five for live detection that finds nothing, if a 404 costs", async () => {
    const sandbox = createSandbox({ charges: ["404"] });
    const { detect } = callerOf(sandbox);
    expect((await detect("gone.invalid")).status).toBe(404);
    expect(sandbox.requests[0]?.credits).toBe(5);
  });

  it("free what a caller who has left had taken", async () => {
    const sandbox = createSandbox({ charges: [], credits: { pro: 5 }, clock: testClock(), liveDelayMs: 25_000 });
    const { get, detect } = callerOf(sandbox);
    const leave = new AbortController();
    const call = detect("a.example", { signal: leave.signal });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await get(`/v1/domain/${known}`)).status).toBe(402);
    leave.abort();
    await call.catch(() => {});
    expect((await get(`/v1/domain/${known}`)).status).toBe(200);
  });

  it.each([
    [["lost"] as const, 5],
    [[] as const, 0],
  ])("%j: a connection that ends while the answer is awaited leaves %i credits", async (charges, credits) => {
    await using server = await startSandbox({ charges, liveDelayMs: 60_000 });
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.on("error", () => {});
    socket.write(`POST /v1/technology-lookup-live HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.keys.pro}\r\n`);
    socket.write('content-length: 19\r\n\r\n{"url":"a.example"}');
    while (server.requests[0]?.credits !== 5) await new Promise((resolve) => setTimeout(resolve, 5));
    socket.resetAndDestroy();
    for (let round = 0; round < 20 && server.requests[0]?.credits !== credits; round++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.requests[0]?.credits).toBe(credits);
  });
});

describe("credits that are told late", () => {
  it.each(["/v1/credits", "/v1/usage"])("%s lags behind, and what is left does not", async (path) => {
    const clock = testClock();
    const sandbox = createSandbox({ clock, creditsLagMs: 30_000, credits: { pro: 2 } });
    const { get } = callerOf(sandbox);
    const used = async () => {
      const { totals, keys } = (await (await get(path)).json()).data;
      expect([keys[0].credits.used, totals.credits_remaining]).toEqual([totals.credits_used, 2 - totals.credits_used]);
      return totals.credits_used;
    };
    const lookUp = async () => (await get(`/v1/domain/${known}`)).status;
    await lookUp();
    await clock.advance(20_000);
    await lookUp();
    expect([await used(), await lookUp()]).toEqual([0, 402]);
    await clock.advance(9_999);
    expect(await used()).toBe(0);
    await clock.advance(1);
    expect(await used()).toBe(1);
    await clock.advance(20_000);
    expect(await used()).toBe(2);
  });

  it("takes back at once what was never told", async () => {
    const clock = testClock();
    const sandbox = createSandbox({ clock, creditsLagMs: 30_000, charges: [], liveDelayMs: 25_000 });
    const { detect, spent } = callerOf(sandbox);
    const leave = new AbortController();
    const call = detect("a.example", { signal: leave.signal });
    await clock.advance(10_000);
    leave.abort();
    await call.catch(() => {});
    const told = [await spent()];
    for (let seconds = 0; seconds < 60; seconds += 5) {
      await clock.advance(5_000);
      told.push(await spent());
    }
    expect(told.every((credits) => credits === 0)).toBe(true);
  });

  it("tells nothing of last month in the next", async () => {
    const clock = testClock(Date.UTC(2026, 10, 30, 23, 59, 50));
    const { get, spent } = callerOf(createSandbox({ clock, creditsLagMs: 30_000 }));
    await get(`/v1/domain/${known}`);
    await clock.advance(15_000);
    expect(await spent()).toBe(0);
  });
});
