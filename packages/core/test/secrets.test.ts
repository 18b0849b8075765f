import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { CallEvent, ClientOptions } from "../src/index.ts";
import { key, type Step, scripted } from "./support/scripted.ts";

const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** Every form of the key that could slip through, and other secrets that are none of a log's business. */
const forms = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  ...[secret, `x${secret}`, `xx${secret}`, `Bearer ${secret}`].map((text) => base64(text).slice(4, -6)),
];

const echo = `You sent Bearer ${key}, that is ${encodeURIComponent(key)}, ${base64(key)}, ${base64(`u:${key}`)}, ${base64(`Bearer ${key}`)}`;

const withRequest = Object.assign(new Error(`send with Bearer ${key}`), {
  config: { headers: { authorization: `Bearer ${key}` } },
  request: new Request("https://x.example/?token=q-secret", {
    headers: { authorization: `Bearer ${key}`, cookie: "c-secret=1" },
  }),
});

const steps: [string, Step][] = [
  [
    "a message that echoes the key",
    { status: 401, body: { success: false, error: { code: "UNAUTHORIZED", message: echo } } },
  ],
  ["a page that echoes the key", { status: 502, body: `<html>${echo}</html>` }],
  ["a code that is the key", { status: 400, body: { success: false, error: { code: key, message: "m" } } }],
  [
    "headers that echo the key",
    { status: 500, headers: { server: echo, "x-request-id": key, "set-cookie": "c-secret=1" } },
  ],
  [
    "a redirect with the key in it",
    { status: 302, headers: { location: `https://u:p-secret@x.example/${key}?token=q-secret` } },
  ],
  ["an invalid answer that echoes the key", { status: 200, body: echo }],
  ["a thrown error that carries the request", { throws: withRequest }],
  [
    "a body that breaks off with the request",
    async () => new Response(new ReadableStream({ pull: (controller) => controller.error(withRequest) })),
  ],
  ["a cause that carries the request", { throws: new TypeError("fetch failed", { cause: withRequest }) }],
  [
    "a thrown error with a URL",
    { throws: new TypeError("error sending request for url (https://u:p-secret@x.example/v1/usage?token=q-secret)") },
  ],
];

describe("secrets", () => {
  it.each(steps)("stay out of every channel: %s", async (_name, step) => {
    const seen: unknown[] = [];
    const hook = (event: CallEvent): void => {
      seen.push(JSON.stringify(event), inspect(event, { depth: 10, showHidden: true }));
    };
    const options: ClientOptions = { retry: { maxAttempts: 2 }, onAttempt: hook, onRetry: hook, onResult: hook };
    const { client, clock } = scripted([step], options);
    const { error } = await clock.run(
      client.safe.request({ method: "GET", path: "/v1/usage", query: { token: "q-secret" } }),
    );
    expect(error).toBeDefined();
    seen.push(String(error), error?.stack, JSON.stringify(error), inspect(error, { depth: 10, showHidden: true }));
    seen.push(
      inspect(client, { depth: 10, showHidden: true }),
      JSON.stringify(client),
      inspect(client.safe, { depth: 5 }),
    );
    for (const text of seen) {
      for (const form of [...forms(key), "q-secret", "p-secret", "c-secret"]) expect(text).not.toContain(form);
    }
  });

  it("keep a runtime's own error as the very cause", async () => {
    const thrown = new TypeError("fetch failed", { cause: Object.assign(new Error("no"), { code: "ENOTFOUND" }) });
    const { client } = scripted([{ throws: thrown }], { retry: { maxAttempts: 1 } });
    expect((await client.safe.account.credits()).error?.cause).toBe(thrown);
  });

  it("are masked in arguments that are refused", async () => {
    const { client } = scripted([]);
    const { error } = await client.safe.domains.get(`${key} `);
    expect(error?.code).toBe("CONFIGURATION_ERROR");
    expect(error?.message).not.toContain(key);
    expect(error?.message).toContain("tapi_test_***");
  });
});
