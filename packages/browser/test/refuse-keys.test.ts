import { describe, expect, it } from "vitest";
import { type BrowserOptions, TechLookup } from "../src/index.ts";

const key = "tapi_live_0123456789abcdefghijklmnopqrstuv";
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const encodeAll = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

/** Ways to write a key that a URL parser, a server or a person reads as one. */
const spellings: Readonly<Record<string, string>> = {
  plain: key,
  "in capitals": key.toUpperCase(),
  "with %5F": key.replaceAll("_", "%5F"),
  "with %5f": key.replaceAll("_", "%5f"),
  "with %255F": key.replaceAll("_", "%255F"),
  "with %25255f": key.replaceAll("_", "%25255f"),
  "encoded twice, all of it": encodeAll(encodeAll(key)),
  "with \\u005f, as JSON has it": key.replaceAll("_", "\\u005f"),
  "with a tab inside": key.replace("tapi", "ta\tpi"),
  "with a line break inside": key.replace("live", "li\nve"),
  "with an encoded tab inside": key.replace("tapi", "ta%09pi"),
  "with an invisible space inside": key.replace("tapi", "ta\u200bpi"),
  "in wide letters": wide(key),
  "in wide letters, encoded": encodeURIComponent(wide(key)),
};

const form = (name: string, value: string | Blob): FormData => {
  const body = new FormData();
  if (typeof value === "string") body.set(name, value);
  else body.set(name, value);
  return body;
};

const refusal = { code: "CONFIGURATION_ERROR", message: expect.stringContaining("must not be a secret key") };

describe.each(Object.entries(spellings))("a page's client refuses a secret key %s", (_name, secret) => {
  const gateway = new URL("https://x.example/api");

  it.each<[string, object]>([
    ["gateway", { gateway: `https://x.example/${secret}` }],
    ["gateway", { gateway: { toString: () => `https://x.example/${secret}` } }],
    ["baseUrl", { baseUrl: `https://x.example/${secret}`, token: () => "t" }],
    ["token", { gateway, token: secret }],
    ["credentials", { gateway, credentials: secret }],
    ["headers", { gateway, headers: { "x-trace": secret } }],
    ["headers", { gateway, headers: { [secret]: "x" } }],
    ["any", { gateway, any: [{ of: { them: secret } }] }],
    ["gateway", Object.create({ gateway: `https://x.example/${secret}` })],
  ])("in the option %s", (argument, options) => {
    expect(() => new TechLookup(options as BrowserOptions)).toThrow(expect.objectContaining({ ...refusal, argument }));
  });

  it("in every argument of a call, by a token or a header, and sends nothing", async () => {
    let sent = 0;
    const fetch = async (): Promise<Response> => {
      sent += 1;
      return Response.json({ success: true, data: {} });
    };
    let token = "short-lived";
    const { safe } = new TechLookup({ gateway, fetch, token: () => token });
    const results = [
      await safe.technologies.get(secret),
      await safe.technologies.companies(1, { country: secret }),
      await safe.domains.get(`${secret}.com`),
      await safe.domains.detectLive(`https://a.example/?key=${secret}`),
      await safe.request({ method: "GET", path: "/v1/x", query: { [secret]: 1 } }),
      await safe.request({ method: "GET", path: "/v1/x", query: { key: secret } }),
      await safe.request({ method: "POST", path: "/v1/x", body: { list: [secret] } }),
      await safe.request({ method: "POST", path: "/v1/x", body: { [secret]: 1 } }),
      await safe.request({ method: "POST", path: "/v1/x", body: new TextEncoder().encode(secret) }),
      await safe.request({ method: "POST", path: "/v1/x", body: new Blob([secret]) }),
      await safe.request({ method: "POST", path: "/v1/x", body: form("key", secret) }),
      await safe.request({ method: "POST", path: "/v1/x", body: form(secret, "x") }),
      await safe.request({ method: "POST", path: "/v1/x", body: form("file", new Blob([secret])) }),
      await safe.account.credits({ headers: { "x-trace": secret } }),
    ];
    token = secret;
    results.push(await safe.account.credits());
    for (const { error } of results) {
      expect(error).toMatchObject({ code: "CONFIGURATION_ERROR", attempts: [] });
      expect(JSON.stringify(error)).not.toContain(key);
    }
    expect(sent).toBe(0);
  });
});

describe("a page's client lets through", () => {
  it("what is no key", async () => {
    const bodies: unknown[] = [];
    const fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
      bodies.push(init?.body);
      return Response.json({ success: true, data: {} });
    };
    const circle: { self?: object } = {};
    circle.self = circle;
    const options = { gateway: new URL("https://x.example/tapi/live"), fetch, circle } as BrowserOptions;
    const client = new TechLookup(options);
    await client.technologies.get("100% tapi live %zz");
    await client.request({ method: "POST", path: "/v1/x", body: { text: "tapi-live-test" } });
    expect(bodies).toEqual([null, '{"text":"tapi-live-test"}']);
  });
});
