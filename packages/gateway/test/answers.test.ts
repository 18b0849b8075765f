import { version } from "@techlookup/core";
import { describe, expect, it } from "vitest";
import { ask, gatewayBefore, told } from "./support/gateways.ts";

const apiKey = 'tapi_live_0"1\\2/3+4ab(cdefghijklmnopq';
const success = (data: unknown, init?: ResponseInit): Response => Response.json({ success: true, data }, init);

describe("of the API's headers only those go on that the client acts on", () => {
  it("and in their documented form", async () => {
    const good = {
      "retry-after": "7",
      "x-ratelimit-limit": "300",
      "x-ratelimit-remaining": "0",
      date: "Mon, 23 Nov 2026 12:00:00 GMT",
      "x-should-retry": "false",
    };
    const others = {
      "set-cookie": "a=b",
      server: "nginx",
      via: "1.1 x",
      location: "/x",
      "x-request-id": "1",
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=86400",
      "content-type": "text/html",
      "content-disposition": "attachment",
      "content-security-policy": "x",
      "strict-transport-security": "max-age=0",
      link: "</x>; rel=preload",
      "clear-site-data": "*",
    };
    const { gateway } = gatewayBefore(() => success({}, { headers: { ...good, ...others } }));
    const fixed = {
      "cache-control": "no-store",
      "content-type": "application/json; charset=utf-8",
      "x-content-type-options": "nosniff",
    };
    expect(Object.fromEntries((await gateway(ask("/v1/usage"))).headers)).toEqual({ ...good, ...fixed });
  });

  it.each([
    ["retry-after", ["-1", "1.5", "soon", "1e9", "7, 8", "9".repeat(41), apiKey]],
    ["x-ratelimit-limit", ["-1", "many", "1".repeat(16), apiKey]],
    ["x-ratelimit-remaining", ["0x1", "", apiKey]],
    ["x-should-retry", ["maybe", "", "TRUE", apiKey]],
    ["date", ["now", "2026-11-23", apiKey]],
  ])("%s is left out where it has another form", async (name, values) => {
    for (const value of values) {
      const { gateway } = gatewayBefore(() => success({}, { headers: { [name]: value } }));
      expect((await gateway(ask("/v1/usage"))).headers.has(name)).toBe(false);
    }
  });

  it("retry-after goes on in a form that is plainly meant, with a 429 and no longer than 40 characters", async () => {
    const throttled = (value: string) =>
      Response.json(
        { success: false, error: { code: "RATE_LIMIT" } },
        { status: 429, headers: { "retry-after": value } },
      );
    const passedOn = async (value: string) =>
      (await gatewayBefore(() => throttled(value)).gateway(ask("/v1/usage"))).headers.get("retry-after");
    for (const value of ["30.5", "30s", '"30"', "7, 8"]) expect(await passedOn(value)).toBe(value);
    for (const value of ["soon", `${"9".repeat(40)}s`, apiKey]) expect(await passedOn(value)).toBe(null);
  });
});

it("data stays as it is, to the letter, whatever it looks like", async () => {
  const data = {
    key_prefix: "tapi_live_ab",
    url: "https://user@x.example/?utm=1#a",
    text: "</script>\u2028é\u0000",
    numbers: [0.1, 1e21, -0, 2 ** 53],
    nothing: null,
    deep: JSON.parse(`${"[".repeat(500)}1${"]".repeat(500)}`),
  };
  const { gateway } = gatewayBefore(() => success(data));
  expect((await (await gateway(ask("/v1/usage"))).json()).data).toEqual(JSON.parse(JSON.stringify(data)));
});

it("an own __proto__ in the data goes on as the text that it is, and pollutes nothing", async () => {
  const text = '{"success":true,"data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}';
  const { gateway } = gatewayBefore(() => new Response(text));
  expect(await (await gateway(ask("/v1/usage"))).text()).toBe(text);
  expect("polluted" in {}).toBe(false);
});

it("data nested as deep as its size allows is answered one way or another, in the envelope", async () => {
  const text = `{"success":true,"data":${"[".repeat(2_000_000)}${"]".repeat(2_000_000)}}`;
  const { gateway } = gatewayBefore(() => new Response(text));
  const response = await gateway(ask("/v1/usage"));
  expect(response.status).toBeOneOf([200, 502]);
  if (response.status === 502) expect((await told(response))[2]).toMatch(/not JSON|nested too deeply/);
});

it("an error's message goes on as one line of at most 500 characters", async () => {
  const message = ` a\n\tb${"c".repeat(2_000)}`;
  const { gateway } = gatewayBefore(() =>
    Response.json({ success: false, error: { code: "X", message } }, { status: 400 }),
  );
  expect((await told(await gateway(ask("/v1/usage"))))[2]).toBe(`a b${"c".repeat(496)}…`);
});

it.each([
  [39, 200],
  [38, 502],
])("maxResponseBytes %i is a %i, to the byte, after decoding", async (maxResponseBytes, status) => {
  let cancelled = false;
  const body = () =>
    new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"success":true,"data":"0123456789ü"}')); // 38 bytes and
        controller.enqueue(new TextEncoder().encode(" ")); // one more
        if (status === 200) controller.close();
      },
      cancel: () => {
        cancelled = true;
      },
    });
  const { gateway } = gatewayBefore(() => new Response(body()), { maxResponseBytes });
  expect((await gateway(ask("/v1/usage"))).status).toBe(status);
  expect(cancelled).toBe(status === 502);
});

it("the API is asked with nothing but what the gateway means to send", async () => {
  const { gateway, seen } = gatewayBefore(() => success({}), { apiKey });
  await gateway(ask("/v1/usage?start_date=2026-01-01", { headers: { cookie: "a", "x-api-key": "b", accept: "*/*" } }));
  const [request] = seen;
  expect([request?.method, request?.url, request?.redirect]).toEqual([
    "GET",
    "https://api.technologychecker.io/v1/usage?start_date=2026-01-01",
    "manual",
  ]);
  expect(Object.fromEntries(request?.headers ?? [])).toEqual({
    accept: "application/json",
    authorization: `Bearer ${apiKey}`,
    "user-agent": `techlookup-gateway/${version}`,
  });
});

it.each([
  ["?limit=1&limit=2", "Parameter 'limit' must be given once, and is given twice"],
  ["?limit=1&%6cimit=2", "Parameter 'limit' must be given once"],
  ["?limit[]=1", "Parameter 'limit[]' is not known: known are limit, offset, technology_id, days"],
  ["?Limit=1", "Parameter 'Limit' is not known"],
  [`?limit=${"1".repeat(201)}`, "Parameter 'limit' must have at most 200 characters, and has 201"],
  ["?limit=1%00", "Parameter 'limit' must have no control characters"],
  ["?limit=1%0d%0ax:y", "Parameter 'limit' must have no control characters"],
])("the query %s is a 400 that says why", async (query, message) => {
  const { gateway, seen } = gatewayBefore(() => success({}));
  const [status, code, said] = await told(await gateway(ask(`/v1/signals/churn${query}`)));
  expect([status, code, seen]).toEqual([400, "VALIDATION_ERROR", []]);
  expect(said).toContain(message);
});
