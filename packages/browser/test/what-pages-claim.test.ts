import type { Browser, Page as Tab } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Page } from "./pages/page.ts";
import { browsers } from "./support/browsers.ts";
import { startSite } from "./support/site.ts";

declare const techlookup: Page;

describe.each(browsers)("in $name, a client", { timeout: 60_000 }, ({ launch }) => {
  let browser: Browser;
  let tab: Tab;
  let site: Awaited<ReturnType<typeof startSite>>;
  beforeAll(async () => {
    browser = await launch();
    site = await startSite();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    tab = await browser.newPage();
    await tab.goto(site.url);
    await tab.waitForFunction(() => "techlookup" in globalThis);
    site.seen.length = 0;
    site.sandbox.reset();
  });
  afterEach(() => tab.close());

  it("does not wait for the network where an answer has just come, whatever the device says of itself", async () => {
    site.sandbox.script({ kind: "html", status: 503 });
    const [waits, unexplained] = await tab.evaluate(async () => {
      Object.defineProperty(navigator, "onLine", { value: false });
      const client = new techlookup.TechLookup({
        gateway: "/api",
        deadlineMs: 10_000,
        retry: { transient: { baseMs: 1 } },
        onResult: ({ attempts }) => Object.assign(globalThis, { waits: attempts.map(({ waitReason }) => waitReason) }),
      });
      await client.account.credits();
      const nowhere = { gateway: new URL("http://localhost:1"), retry: { maxAttempts: 1 } };
      const { error } = await new techlookup.TechLookup(nowhere).safe.account.credits();
      return [Reflect.get(globalThis, "waits"), error?.toJSON()];
    });
    expect(waits).toEqual(["backoff", undefined]);
    expect(unexplained).toMatchObject({ code: "NETWORK_ERROR", reason: "unknown" });
  });

  it("is made in a worker of a blob, and refuses the first call of a relative gateway there", async () => {
    const [record, found] = await tab.evaluate(async (url) => {
      const blob = new Blob([`import ${JSON.stringify(`${url}/worker.js`)}`], { type: "text/javascript" });
      const ask = (options: unknown): Promise<Record<string, unknown>> =>
        new Promise((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(blob), { type: "module" });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage({ options, domain: "github.com" });
        });
      return [await ask({ gateway: "/api" }), await ask({ gateway: `${url}/api` })];
    }, site.url);
    expect(record).toMatchObject({ code: "CONFIGURATION_ERROR", argument: "gateway", attempts: [] });
    expect(record?.message).toContain("is relative to a page, and there is none here");
    expect(found).toMatchObject({ made_up: true });
    expect(site.seen).toHaveLength(1);
  });
});
