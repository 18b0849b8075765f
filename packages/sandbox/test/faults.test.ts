import { documentedMessages } from "@techlookup/core/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Fault, type Sandbox } from "../src/index.ts";
import { type RunningSandbox, startSandbox } from "../src/node.ts";
import { testClock } from "./support/test-clock.ts";

let server: RunningSandbox;
beforeAll(async () => {
  server = await startSandbox();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const path = "/v1/domain/github.com";
const headersOf = (sandbox: Sandbox) => ({ authorization: `Bearer ${sandbox.keys.pro}` });

/** The same request, over real HTTP and in-process. */
const ways = {
  "over HTTP": () => ({
    sandbox: server,
    send: (init?: RequestInit) => fetch(server.url + path, { headers: headersOf(server), ...init }),
  }),
  "in-process": () => {
    const sandbox = createSandbox();
    return {
      sandbox,
      send: (init?: RequestInit) => sandbox.fetch(`http://sandbox${path}`, { headers: headersOf(sandbox), ...init }),
    };
  },
};

describe.each(Object.entries(ways))("%s", (_name, way) => {
  const meet = async (fault: Fault) => {
    const { sandbox, send } = way();
    sandbox.script(fault);
    const response = await send();
    return { sandbox, response, text: await response.text().catch((error: unknown) => error) };
  };

  it("answers any status with any body and headers, and charges nothing", async () => {
    const { sandbox, response, text } = await meet({
      kind: "status",
      status: 418,
      body: { odd: true },
      headers: { "x-odd": "1" },
    });
    expect([response.status, response.headers.get("x-odd"), text]).toEqual([418, "1", '{"odd":true}']);
    expect(sandbox.requests).toMatchObject([{ status: 418, credits: 0, fault: "status" }]);
    expect((await meet({ kind: "status", status: 204 })).response.status).toBe(204);
  });

  it("answers an error of the API by its code", async () => {
    const { response, text } = await meet({ kind: "error", code: "CONFLICT", message: "there is one" });
    expect([response.status, JSON.parse(String(text))]).toEqual([
      409,
      { success: false, error: { code: "CONFLICT", message: "there is one" } },
    ]);
    expect((await meet({ kind: "error", code: "RATE_LIMIT", retryAfter: 9 })).response.headers.get("retry-after")).toBe(
      "9",
    );
  });

  it.each(Object.entries(documentedMessages))(
    "words a %s as the vendor documents it",
    async (code, [{ text: message }]) => {
      const { text } = await meet({ kind: "error", code: code as keyof typeof documentedMessages });
      expect(JSON.parse(String(text))).toEqual({ success: false, error: { code, message } });
    },
  );

  it("answers a gateway's page, and nothing at all", async () => {
    const page = await meet({ kind: "html" });
    expect([page.response.status, page.response.headers.get("content-type")]).toEqual([502, "text/html"]);
    expect(page.text).toContain("<html>");
    const empty = await meet({ kind: "empty" });
    expect([empty.response.status, empty.text]).toEqual([200, ""]);
  });

  it("answers more than anybody asked for", async () => {
    const { text } = await meet({ kind: "oversized", bytes: 200_000 });
    expect(JSON.parse(String(text)).data.length).toBe(200_000);
  });

  it("cuts the JSON, as if that were all", async () => {
    const { sandbox, text } = await meet({ kind: "malformed" });
    expect(text).toMatch(/^\{"success":true/);
    expect(() => JSON.parse(String(text))).toThrow();
    expect(sandbox.requests[0]?.credits).toBe(1);
  });

  it.each<Fault>([{ kind: "truncated" }, { kind: "reset", at: "body" }])(
    "breaks off in the body: %j",
    async (fault) => {
      const { sandbox, response, text } = await meet(fault);
      expect(response.status).toBe(200);
      expect(text).toBeInstanceOf(TypeError);
      expect(sandbox.requests[0]?.credits).toBe(1);
    },
  );

  it.each<[Fault, credits: number]>([
    [{ kind: "reset", at: "request" }, 0],
    [{ kind: "reset", at: "headers" }, 1],
    [{ kind: "reset", at: "headers", charged: false }, 0],
  ])("resets before the headers: %j, charged %i", async (fault, credits) => {
    const { sandbox, send } = way();
    sandbox.script(fault);
    await expect(send()).rejects.toMatchObject({ cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) } });
    expect(sandbox.requests).toMatchObject([{ credits, fault: "reset" }]);
    expect((await send()).status).toBe(200);
  });

  it.each<Fault>([
    { kind: "slow-headers", delayMs: 60_000 },
    { kind: "slow-body", delayMs: 60_000 },
  ])("is slow, and stops when nobody listens any more: %j", async (fault) => {
    const { sandbox, send } = way();
    sandbox.script(fault);
    const controller = new AbortController();
    const read = send({ signal: controller.signal }).then((response) => response.text());
    read.catch(() => {});
    // Not before it has come: a late one would use up the next test's fault.
    while (sandbox.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort(new DOMException("enough", "TimeoutError"));
    await expect(
      Promise.race([read, new Promise((_, reject) => setTimeout(reject, 2_000, new Error("hung")))]),
    ).rejects.toMatchObject({ name: "TimeoutError" });
  });

  it("sends the whole of a slow answer in the end", async () => {
    const { text } = await meet({ kind: "slow-body", delayMs: 20 });
    expect(JSON.parse(String(text)).success).toBe(true);
    expect((await meet({ kind: "slow-headers", delayMs: 20 })).response.status).toBe(200);
  });

  it("follows its script in order, for as many requests as it says, and only where it matches", async () => {
    const { sandbox, send } = way();
    sandbox.script(
      { kind: "html", times: 2 },
      { kind: "empty", path: "/v1/other" },
      { kind: "empty", path: "/v1/domain/*", method: "get", status: 503 },
    );
    const statuses = [];
    for (let call = 0; call < 4; call++) statuses.push((await send()).status);
    expect(statuses).toEqual([502, 502, 503, 200]);
    expect(sandbox.pendingFaults).toBe(1);
  });

  it("refuses a fault that it does not know", () => {
    const { sandbox } = way();
    const wrong = [
      { kind: "typo" },
      { kind: "status", status: 99 },
      { kind: "reset", at: "end" },
      { kind: "error", code: "NOPE" },
      null,
    ];
    for (const fault of wrong) expect(() => sandbox.script(fault as unknown as Fault)).toThrow(TypeError);
    expect(sandbox.pendingFaults).toBe(0);
  });
});

describe("in-process alone", () => {
  it("refuses a connection", async () => {
    const { sandbox, send } = ways["in-process"]();
    sandbox.script({ kind: "refuse" });
    await expect(send()).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  });

  it("has an outage that lasts, whoever comes, and ends by itself", async () => {
    const clock = testClock();
    const sandbox = createSandbox({ clock });
    const send = async () => (await sandbox.fetch(`http://sandbox${path}`, { headers: headersOf(sandbox) })).status;
    sandbox.script({ kind: "html", status: 503, forMs: 3_000 }, { kind: "empty", forMs: 5_000, times: 1 });
    const statuses = [await send(), await send()];
    await clock.advance(2_999);
    statuses.push(await send());
    expect(sandbox.pendingFaults).toBe(2);
    await clock.advance(1);
    expect(sandbox.pendingFaults).toBe(1);
    statuses.push(await send(), await send());
    expect(statuses).toEqual([503, 503, 503, 200, 200]);
    expect(sandbox.requests.map(({ fault }) => fault)).toEqual(["html", "html", "html", "empty", undefined]);
    expect(() => sandbox.script({ kind: "html", forMs: 0 })).toThrow("'forMs'");
  });
});
