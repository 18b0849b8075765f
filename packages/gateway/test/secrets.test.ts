import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ask, gatewayBefore } from "./support/gateways.ts";

const apiKey = 'tapi_live_0"1\\2/3+4ab(cdefghijklmnopq';
const success = (data: unknown, init?: ResponseInit): Response => Response.json({ success: true, data }, init);

/** Every way in which the key, or much of it, may show. */
const leaks = (text: string): boolean => {
  const forms = [apiKey, JSON.stringify(apiKey).slice(1, -1), encodeURIComponent(apiKey), '0\\"1', "defghijkl"];
  const encoded = ["", "a", "ab", "Bearer "].map((before) => btoa(before + apiKey).slice(8, 36));
  return [...forms, ...encoded].some((form) => text.includes(form));
};

describe("a server that echoes the key does not make the gateway leak it", () => {
  const asked = async (answer: () => Response, path = "/v1/usage"): Promise<string> => {
    const { gateway, told: operator } = gatewayBefore(answer, { apiKey });
    const response = await gateway(ask(path));
    const headers = JSON.stringify([...response.headers]);
    const body = await response.text();
    // What a page could read back by decoding it.
    const decoded = (body.match(/[A-Za-z0-9+/]{16,}/g) ?? []).map((run) =>
      decodeURIComponent(atob(run.slice(0, run.length & ~3))),
    );
    return `${headers} ${body} ${decoded} ${inspect(operator, { depth: 9, showHidden: true })} ${JSON.stringify(operator)}`;
  };
  const escaped = [...apiKey]
    .map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
  const json = (text: string) => () => new Response(text, { headers: { "content-type": "application/json" } });

  it.each<[string, () => Response]>([
    ["in data", () => success({ echoed: { authorization: [`Bearer ${apiKey}`] } })],
    ["as a field's name", () => success({ a: { [apiKey]: 1, b: { [`x${apiKey}`]: { c: apiKey } } } })],
    ["as all of the data", () => success(apiKey)],
    ["in a URL's query", () => success({ url: `https://x.example/?key=${encodeURIComponent(apiKey)}&raw=${apiKey}` })],
    ["in base64", () => success(["", "a", "ab", "Bearer "].map((before) => btoa(before + apiKey)))],
    ["with every character escaped", json(`{"success":true,"data":{"a":"${escaped}","${escaped}":1}}`)],
    [
      "in base64 of another spelling, in lines, and in small letters",
      () =>
        success({
          [encodeURIComponent(encodeURIComponent(apiKey)).toLowerCase()]: [
            btoa(encodeURIComponent(apiKey)),
            btoa(`Bearer ${apiKey}`).replace(/.{10}/g, "$&\r\n"),
            btoa(btoa(apiKey)).replaceAll("=", ""),
          ],
        }),
    ],
    [
      "in an error's message",
      () => Response.json({ success: false, error: { code: "NOT_FOUND", message: `no ${apiKey}` } }, { status: 404 }),
    ],
    [
      "as an error's code",
      () => Response.json({ success: false, error: { code: apiKey, message: "m" } }, { status: 404 }),
    ],
    [
      "cut off at the end of a message",
      () => Response.json({ success: false, error: { code: "X", message: "a".repeat(490) + apiKey } }, { status: 400 }),
    ],
    [
      "in a refusal that the operator is told of",
      () =>
        Response.json(
          { success: false, error: { code: "UNAUTHORIZED", message: `bad key ${apiKey}` } },
          { status: 401 },
        ),
    ],
    [
      "in a 403 that the operator is told of",
      () => Response.json({ success: false, error: { code: "FORBIDDEN", message: `not ${apiKey}` } }, { status: 403 }),
    ],
    ["in a page", () => new Response(`<html>${apiKey}`, { status: 502, headers: { "content-type": "text/html" } })],
    ["in headers", () => success({}, { headers: { "x-echo": apiKey, "retry-after": apiKey, location: apiKey } })],
    [
      "in a redirect",
      () =>
        new Response(null, { status: 302, headers: { location: `https://x.example/${encodeURIComponent(apiKey)}` } }),
    ],
    [
      "in what fetch throws",
      () => {
        throw Object.assign(new Error(`sent Bearer ${apiKey}`), {
          request: { headers: { authorization: `Bearer ${apiKey}` } },
        });
      },
    ],
    [
      "in a body that breaks",
      () => new Response(new ReadableStream({ start: (controller) => controller.error(new Error(apiKey)) })),
    ],
  ])("%s", async (_where, answer) => {
    const shown = await asked(answer);
    expect(leaks(shown) ? shown : "").toBe("");
  });

  it("nor does a text that it passes on write to the terminal of whoever logs it, or lose a character", async () => {
    const text = "a\u001b[2J\u009bb\u202ec\u007f\u2066";
    const { gateway } = gatewayBefore(() => success({ [text]: text }), { apiKey });
    const json = await (await gateway(ask("/v1/usage"))).text();
    expect(json).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(json).data).toEqual({ [text]: text });
  });

  it("not even one that would pass for a code", async () => {
    const plain = "tapi_live_0123456789abcdefghijklmnopqrstuv";
    const error = { code: plain, message: "m" };
    const { gateway } = gatewayBefore(() => Response.json({ success: false, error }, { status: 404 }), {
      apiKey: plain,
    });
    expect((await (await gateway(ask("/v1/usage"))).json()).error).toEqual({ code: "NOT_FOUND", message: "m" });
  });

  it("and a key of digits is not taken for a number", async () => {
    const digits = "1234567890";
    const { gateway } = gatewayBefore(() => success({ id: 1_234_567_890, text: `a ${digits}` }), { apiKey: digits });
    expect(await (await gateway(ask("/v1/usage"))).json()).toEqual({
      success: true,
      data: { id: 1_234_567_890, text: "a ***" },
    });
  });
});
