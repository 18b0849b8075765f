import type { Browser, Page as Tab } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Page } from "./pages/page.ts";
import { browsers } from "./support/browsers.ts";
import { startSite } from "./support/site.ts";

declare const techlookup: Page;

const corsHeaders = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization",
  "access-control-expose-headers": "retry-after, x-ratelimit-limit, x-ratelimit-remaining",
};

describe.each(browsers)("a page in $name", { timeout: 60_000 }, ({ name, launch }) => {
  let browser: Browser;
  let tab: Tab;
  let site: Awaited<ReturnType<typeof startSite>>;
  const strict = "default-src 'none'; script-src 'self'; connect-src *; worker-src 'self'";
  beforeAll(async () => {
    browser = await launch();
    site = await startSite({ headers: { "content-security-policy": strict } });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });
  const violations: string[] = [];
  beforeEach(async () => {
    tab = await browser.newPage();
    tab.on("console", (message) => {
      if (/content.security.policy/i.test(message.text())) violations.push(message.text());
    });
    await tab.goto(site.url);
    await tab.waitForFunction(() => "techlookup" in globalThis);
    site.seen.length = 0;
    site.sandbox.reset();
    violations.length = 0;
  });
  afterEach(() => tab.close());

  it("calls its own server without a preflight, without a header of ours, under a strict policy", async () => {
    const found = await tab.evaluate(async () => {
      const client = new techlookup.TechLookup({ gateway: "/api" });
      const profile = await client.domains.get("github.com");
      const live = await client.domains.detectLive("example.com");
      return [profile.active_technologies?.length, live.active_technologies?.length];
    });
    expect(found.every((count) => count !== undefined && count > 0)).toBe(true);
    expect(site.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /v1/domain/github.com",
      "POST /v1/technology-lookup-live",
    ]);
    const plain =
      /^(host|connection|accept|accept-encoding|accept-language|user-agent|referer|origin|priority|dnt|te|pragma|cache-control|content-length|content-type|sec-.+)$/;
    for (const { headers } of site.seen) {
      expect(Object.keys(headers).filter((header) => !plain.test(header))).toEqual([]);
      expect(headers["user-agent"]).not.toContain("techlookup");
    }
    expect(violations).toEqual([]);
  });

  it("calls a gateway of another origin without a preflight, where no token is sent", async () => {
    await using other = await startSite({ apiHeaders: corsHeaders });
    const error = await tab.evaluate(async (gateway) => {
      const client = new techlookup.TechLookup({ gateway: new URL(gateway) });
      await client.account.credits();
      return (await client.safe.domains.get("unknown.example")).error?.toJSON();
    }, `${other.url}/api`);
    expect(error).toMatchObject({ code: "NOT_FOUND", status: 404, rateLimit: { limit: 300 } });
    expect(other.seen.map(({ method }) => method)).toEqual(["GET", "GET"]);
  });

  it("asks for a token before every request, and sends it", async () => {
    await using other = await startSite({ apiHeaders: corsHeaders });
    other.sandbox.script({ kind: "html", status: 502 });
    const asked = await tab.evaluate(async (gateway) => {
      let count = 0;
      const token = async (): Promise<string> => {
        count += 1;
        return `short-lived-${count}`;
      };
      const retry = { transient: { baseMs: 1 } };
      await new techlookup.TechLookup({ gateway: new URL(gateway), token, retry }).account.credits();
      return count;
    }, `${other.url}/api`);
    expect(asked).toBe(2);
    const sent = other.seen.filter(({ method }) => method === "GET").map(({ headers }) => headers.authorization);
    expect(sent).toEqual(["Bearer short-lived-1", "Bearer short-lived-2"]);
  });

  it("says what may have blocked a request, since it is not told", async () => {
    await using other = await startSite();
    const error = await tab.evaluate(async (gateway) => {
      const client = new techlookup.TechLookup({ gateway: new URL(gateway), retry: { maxAttempts: 1 } });
      return (await client.safe.account.credits()).error?.toJSON();
    }, `${other.url}/api`);
    expect(error).toMatchObject({ code: "NETWORK_ERROR", reason: "unknown", requestSent: "maybe" });
    for (const cause of ["the server is down", "CORS", "content security policy", "extension", "console"]) {
      expect(error?.message).toContain(cause);
    }
  });

  // Firefox's driver cannot take the network away.
  it.runIf(name === "chromium")("waits for the network while it is offline, and spends one attempt", async () => {
    await tab.context().setOffline(true);
    const call = tab.evaluate(async () => {
      const events: unknown[] = [];
      Object.assign(globalThis, { events });
      const client = new techlookup.TechLookup({
        gateway: "/api",
        retry: { maxAttempts: 2, transient: { baseMs: 1 } },
        onRetry: ({ attempts }) => events.push(attempts),
        onResult: ({ attempts }) => events.push(attempts),
      });
      await client.account.credits();
      return events;
    });
    // The first attempt has failed. Without waiting, the second would fail as well, and with it the call.
    await tab.waitForFunction(() => Reflect.get(globalThis, "events")?.length === 1);
    expect(site.seen).toEqual([]);
    await tab.context().setOffline(false);
    const events = await call;
    expect(site.seen.length).toBe(1);
    expect(events).toMatchObject([[{ code: "NETWORK_ERROR" }], [{ waitReason: "offline" }, { status: 200 }]]);
  });

  it("gets errors of a module worker back as themselves", async () => {
    const found = await tab.evaluate(async () => {
      const worker = new Worker("/worker.js", { type: "module" });
      const record = await new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.postMessage({ domain: "unknown.example" });
      });
      const error = techlookup.fromJSON(record);
      const guarded = techlookup.isApiError(error, "NOT_FOUND");
      return [error instanceof techlookup.ApiError, guarded, error.code, error.attempts.length, error.docsUrl];
    });
    expect(found.slice(0, 4)).toEqual([true, true, "NOT_FOUND", 1]);
    expect(found[4]).toMatch(/\/errors\/not-found$/);
  });

  const key = `tapi_live_${"0123456789abcdef".repeat(2)}`;

  it.each(["page", "worker", "service worker"])("refuses a secret key in a %s, and sends nothing", async (where) => {
    const records = await tab.evaluate(
      async ([secret, place]) => {
        const wrong = [{ apiKey: secret }, { gateway: `/api?key=${secret}` }, { gateway: secret, token: secret }];
        if (place === "page") {
          return wrong.map((options) => {
            try {
              return new techlookup.TechLookup(options as never) && undefined;
            } catch (error) {
              return (error as Error & { toJSON(): unknown }).toJSON();
            }
          });
        }
        const ask = async (options: unknown): Promise<unknown> => {
          const { port1, port2 } = new MessageChannel();
          const reply = new Promise((resolve) => {
            port1.onmessage = ({ data }) => resolve(data);
          });
          const message = { options, domain: "github.com" };
          if (place === "worker") {
            new Worker("/worker.js", { type: "module" }).postMessage(message, [port2]);
          } else {
            await navigator.serviceWorker.register("/worker.js", { type: "module" });
            (await navigator.serviceWorker.ready).active?.postMessage(message, [port2]);
          }
          return reply;
        };
        return Promise.all(wrong.map(ask));
      },
      [key, where] as const,
    );
    expect(records.length).toBe(3);
    for (const record of records) {
      expect(record).toMatchObject({ code: "CONFIGURATION_ERROR" });
      expect(JSON.stringify(record)).not.toContain(key);
    }
    expect(site.seen).toEqual([]);
  });

  it("refuses a secret key that a token provider gives, and sends nothing", async () => {
    const record = await tab.evaluate(async (secret) => {
      const client = new techlookup.TechLookup({ gateway: "/api", token: async () => secret });
      return (await client.safe.account.credits()).error?.toJSON();
    }, key);
    expect(record).toMatchObject({ code: "CONFIGURATION_ERROR", argument: "token", attempts: [] });
    expect(JSON.stringify(record)).not.toContain(key);
    expect(site.seen).toEqual([]);
  });
});
