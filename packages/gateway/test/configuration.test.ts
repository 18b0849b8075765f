import { inspect } from "node:util";
import { ConfigurationError } from "@techlookup/core";
import { describe, expect, it } from "vitest";
import { createGateway, type GatewayOptions } from "../src/index.ts";

const apiKey = "tapi_live_0123456789abcdefghijklmnopqrstuv";
const good: GatewayOptions = { apiKey, authorize: () => ({ id: "a" }), allow: ["domains.get"] };

const thrownBy = (options: unknown): ConfigurationError => {
  try {
    createGateway(options as GatewayOptions);
  } catch (error) {
    return error as ConfigurationError;
  }
  throw new Error("nothing was thrown");
};

describe("an option that is wrong is named, with its value and its limit, before anything is served", () => {
  it.each<[string, unknown, string]>([
    ["options", undefined, "options must be an object such as { apiKey, authorize, allow }, and is undefined"],
    ["apiKey", { ...good, apiKey: undefined }, "apiKey is missing: pass { apiKey }, from your server's environment"],
    ["apiKey", { ...good, apiKey: "" }, "apiKey is missing"],
    ["apiKey", { ...good, apiKey: "1234567" }, "apiKey has fewer than 8 characters"],
    ["apiKey", { ...good, apiKey: `${apiKey}\n` }, "apiKey contains a space, a line break"],
    ["authorize", { ...good, authorize: undefined }, "authorize must be a function such as (request) =>"],
    ["authorize", { ...good, authorize: { id: "a" } }, "authorize must be a function"],
    ["allow", { ...good, allow: undefined }, 'allow must be a list such as ["domains.get"], and is undefined'],
    ["allow", { ...good, allow: "all" }, 'allow must be a list such as ["domains.get"], and is "all"'],
    ["allow", { ...good, allow: [] }, "allow must name at least one endpoint: account.usage,"],
    ["allow[1]", { ...good, allow: ["domains.get", "*"] }, "must be one of account.usage, account.credits,"],
    ["allow[0]", { ...good, allow: ["__proto__"] }, 'and is "__proto__"'],
    [
      "basePath",
      { ...good, basePath: "techlookup" },
      'basePath must be a path such as "/techlookup", and is "techlookup"',
    ],
    ["basePath", { ...good, basePath: "/a/../b" }, 'and is "/a/../b"'],
    ["basePath", { ...good, basePath: "/a?b" }, 'and is "/a?b"'],
    ["basePath", { ...good, basePath: "//evil.example" }, 'and is "//evil.example"'],
    ["basePath", { ...good, basePath: "/api/v1/" }, "basePath must not end in /v1"],
    ["basePath", { ...good, basePath: 7 }, "and is 7"],
    ["baseUrl", { ...good, baseUrl: "http://api.example" }, "baseUrl must use https"],
    ["origins", { ...good, origins: "*" }, 'origins must be a list such as ["https://app.example.com"], and is "*"'],
    ["origins[0]", { ...good, origins: ["*"] }, 'origins[0] must be an origin such as "https://app.example.com"'],
    ["origins[1]", { ...good, origins: ["https://a.example", "https://a.example/"] }, 'and is "https://a.example/"'],
    ["origins[0]", { ...good, origins: ["https://A.example"] }, 'and is "https://A.example"'],
    ["origins[0]", { ...good, origins: ["https://a.example:443"] }, 'and is "https://a.example:443"'],
    ["origins[0]", { ...good, origins: ["null"], allowCredentials: true }, 'cannot be "null" with allowCredentials'],
    ["publicOrigin", { ...good, publicOrigin: "shop.example" }, 'must be an origin such as "https://shop.example"'],
    ["publicOrigin", { ...good, publicOrigin: "https://shop.example/" }, 'and is "https://shop.example/"'],
    ["publicOrigin", { ...good, publicOrigin: "null" }, 'and is "null"'],
    ["publicOrigin", { ...good, publicOrigin: ["https://shop.example"] }, "and is an array"],
    ["allowedHeaders", { ...good, allowedHeaders: "baggage" }, "allowedHeaders must be a list such as"],
    ["allowedHeaders[0]", { ...good, allowedHeaders: ["*"] }, 'not "*", and is "*"'],
    ["allowedHeaders[1]", { ...good, allowedHeaders: ["baggage", "a b"] }, 'and is "a b"'],
    ["allowedHeaders[0]", { ...good, allowedHeaders: ["a\r\nb: c"] }, "must be the name of a header"],
    ["allowedHeaders[0]", { ...good, allowedHeaders: [""] }, 'and is ""'],
    ["allowCredentials", { ...good, allowCredentials: "yes" }, 'must be true or false, and is "yes"'],
    ["limitPerMinute", { ...good, limitPerMinute: 0 }, "must be a whole number from 1 to Infinity, and is 0"],
    ["limitPerMinute", { ...good, limitPerMinute: 1.5 }, "and is 1.5"],
    ["pacing", { ...good, pacing: true }, "pacing must be an object such as { share: 0.5 }, and is true"],
    ["pacing.share", { ...good, pacing: { share: 2 } }, "must be a number above 0, up to 1, and is 2"],
    ["pacing.window", { ...good, pacing: { window: {} } }, "must be a PacingWindow"],
    ["creditsPerDay", { ...good, creditsPerDay: -1 }, "must be a number from 0 to Infinity, and is -1"],
    ["creditsPerDay", { ...good, creditsPerDay: Number.NaN }, "and is NaN"],
    ["maxRequestBytes", { ...good, maxRequestBytes: "16k" }, 'must be a whole number from 1 to Infinity, and is "16k"'],
    ["maxResponseBytes", { ...good, maxResponseBytes: 0 }, "and is 0"],
    ["timeoutMs", { ...good, timeoutMs: 0 }, "must be a number from 1 to Infinity, and is 0"],
    ["bodyTimeoutMs", { ...good, bodyTimeoutMs: "x" }, `must be a number from 1 to Infinity, and is "x"`],
    ["onError", { ...good, onError: "log" }, 'must be a function, and is "log"'],
    ["fetch", { ...good, fetch: {} }, "must be a function, and is an object"],
    ["now", { ...good, now: 5 }, "must be a function, and is 5"],
  ])("%s (%#)", (argument, options, message) => {
    const error = thrownBy(options);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code: "CONFIGURATION_ERROR", argument });
    expect(error.message).toContain(message);
    expect(inspect(error) + JSON.stringify(error)).not.toContain(apiKey);
  });
});

it("takes what is right, up to switched-off limits", () => {
  const off = Number.POSITIVE_INFINITY;
  const limits = { limitPerMinute: off, creditsPerDay: 0, maxRequestBytes: off, maxResponseBytes: off };
  const lists = { origins: ["https://a.example:8443", "capacitor://localhost", "null"], allow: good.allow };
  for (const basePath of ["", "/", "/techlookup", "/api/techlookup/"]) {
    expect(createGateway({ ...good, ...limits, ...lists, basePath, timeoutMs: off, bodyTimeoutMs: off })).toBeTypeOf(
      "function",
    );
  }
});

it("shows nothing of the key, however the gateway is looked at", () => {
  const gateway = createGateway(good);
  const shown = inspect(gateway, { showHidden: true, depth: 9 }) + JSON.stringify({ gateway }) + String(gateway);
  expect(shown).not.toContain(apiKey);
});
