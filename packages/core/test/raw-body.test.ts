import { Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { failure, scripted, success } from "./support/scripted.ts";

const post = (body: unknown) => ({ method: "POST", path: "/v1/x", body }) as const;
const type = "content-type";

/** Body and content type as fetch puts them on the wire. */
const onTheWire = async (body: unknown) => {
  const { client, sent, clock } = scripted([failure(500, "INTERNAL_ERROR"), success()]);
  await clock.run(client.request(post(body)));
  const requests = sent.map(({ url, init }) => new Request(url, init));
  return Promise.all(requests.map(async (request) => [request.headers.get(type), await request.text()]));
};

describe("a body that fetch can send is sent as it is, by every attempt", () => {
  const bytes = new TextEncoder().encode('{"a":1}');

  it.each<[string, unknown, string, string]>([
    ["an object", { a: 1, none: undefined }, "application/json", '{"a":1}'],
    ["an object without a prototype", Object.assign(Object.create(null), { a: 1 }), "application/json", '{"a":1}'],
    ["an object of another realm", runInNewContext("({ a: [1] })"), "application/json", '{"a":[1]}'],
    [
      "an instance of a class",
      new (class Wish {
        domain = "a.com";
      })(),
      "application/json",
      '{"domain":"a.com"}',
    ],
    [
      "a date and a URL",
      [new Date(0), new URL("https://a.example")],
      "application/json",
      '["1970-01-01T00:00:00.000Z","https://a.example/"]',
    ],
    ["a text", "a\nb", "application/json", '"a\\nb"'],
    ["a Buffer", Buffer.from('{"a":1}'), "application/json", '{"a":1}'],
    [
      "a Uint8Array of a larger buffer",
      new Uint8Array([0, ...bytes, 0]).subarray(1, -1),
      "application/json",
      '{"a":1}',
    ],
    ["an ArrayBuffer", bytes.buffer, "application/json", '{"a":1}'],
    ["URLSearchParams", new URLSearchParams({ a: "b c" }), "application/x-www-form-urlencoded;charset=UTF-8", "a=b+c"],
    ["a Blob without a type", new Blob(["{}"]), "application/json", "{}"],
    ["a Blob with a type", new Blob(["a,b"], { type: "text/csv" }), "text/csv", "a,b"],
  ])("%s", async (_name, body, contentType, text) => {
    expect(await onTheWire(body)).toEqual([
      [contentType, text],
      [contentType, text],
    ]);
  });

  it("a form", async () => {
    const form = new FormData();
    form.append("file", new Blob(["a"]), "a.txt");
    for (const [contentType, text] of await onTheWire(form)) {
      expect(contentType).toMatch(/^multipart\/form-data; boundary=/);
      expect(text).toContain('filename="a.txt"');
    }
  });

  it.each([
    ["bytes", (buffer: ArrayBuffer) => new Uint8Array(buffer)],
    ["an ArrayBuffer", (buffer: ArrayBuffer) => buffer],
    ["a DataView", (buffer: ArrayBuffer) => new DataView(buffer)],
  ])("%s that change afterwards", async (_what, bodyOf) => {
    const { client, sent, clock } = scripted([failure(500, "INTERNAL_ERROR"), success()]);
    const bytes = new Uint8Array([1, 2]);
    const call = client.request(post(bodyOf(bytes.buffer)));
    bytes.fill(9);
    await clock.run(call);
    expect(sent.map(({ init }) => [...(init.body as Uint8Array)])).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });
});

class Empty {
  #hidden = 1;
  read = undefined;
  get hidden() {
    return this.#hidden;
  }
}

describe("nothing is sent", () => {
  const circle: unknown[] = [];
  circle.push(circle);
  it.each<[string, unknown]>([
    ...(
      [
        new Map([[1, 2]]),
        new Set([1]),
        new WeakMap(),
        Promise.resolve(1),
        /a/,
        new Error("x"),
        Symbol("a"),
        1n,
      ] as const
    ).map((value): [string, unknown] => [Object.prototype.toString.call(value), value]),
    ["a function", () => {}],
    ["a Map with a field", Object.assign(new Map([["a", 1]]), { tag: 1 })],
    ["a promise with a field", Object.assign(Promise.resolve(1), { tag: 1 })],
    [
      "a form of another library with a field",
      Object.create({ append() {} }, { data: { value: 1, enumerable: true } }),
    ],
    ["a Blob inside, with a field", { blob: Object.assign(new Blob(["x"]), { tag: 1 }) }],
    ["a date that is none", new Date(Number.NaN)],
    ["a hole in a list", [1, undefined]],
    ["NaN", Number.NaN],
    ["Infinity", Number.POSITIVE_INFINITY],
    ["a lone surrogate", "\ud800"],
    ["a lone surrogate for a key", { "\ud800": 1 }],
    ["a Node stream", Readable.from(["{}"])],
    ["an async generator", (async function* () {})()],
    ["an instance without fields", new (class Nothing {})()],
    ["a circle", circle],
    [
      "a getter that throws",
      {
        get a() {
          throw new Error("no");
        },
      },
    ],
    [
      "a toJSON that throws",
      {
        toJSON() {
          throw new Error("no");
        },
      },
    ],
    ["a SharedArrayBuffer", new SharedArrayBuffer(4)],
    ["a form of another library", { [Symbol.toStringTag]: "FormData", append() {} }],
    [
      "a revoked proxy",
      (() => {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        return proxy;
      })(),
    ],
  ])("for a body that is, or holds, %s", async (name, value) => {
    const { client, sent } = scripted([success()]);
    const bodies = name.startsWith("a lone surrogate for") ? [value] : [value, { domains: value }, [[value]]];
    for (const body of bodies) {
      const { error } = await client.safe.request(post(body));
      expect(error).toMatchObject({ code: "CONFIGURATION_ERROR", argument: "body" });
    }
    expect(sent).toEqual([]);
    expect(new Empty().hidden).toBe(1);
  });

  it.each<[string, unknown, string]>([
    ["an array", [1], "query"],
    ["URLSearchParams", new URLSearchParams("a=1"), "query"],
    ["a Map", new Map([["a", "1"]]), "query"],
    ["a text", "a=1", "query"],
    ["a list for a value", { a: ["1"] }, "query.a"],
    ["null for a value", { a: null }, "query.a"],
    ["NaN", { a: Number.NaN }, "query.a"],
    ["Infinity", { a: Number.NEGATIVE_INFINITY }, "query.a"],
    ["a bigint", { a: 1n }, "query.a"],
    ["a line break", { a: "b\nc" }, "query.a"],
    ["a null character", { a: "\0" }, "query.a"],
    ["a lone surrogate", { a: "\udfff" }, "query.a"],
    ["a lone surrogate for a name", { "\udfff": "a" }, "query.\udfff"],
    ["a megabyte", { a: "x".repeat(1_000_000) }, "query"],
    ["many names", Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`n${index}`, index])), "query"],
  ])("for a query that is, or holds, %s", async (_name, query, argument) => {
    const { client, sent } = scripted([success()]);
    const { error } = await client.safe.request({ method: "GET", path: "/v1/x", query: query as never });
    expect(error).toMatchObject({ code: "CONFIGURATION_ERROR", argument });
    expect(error?.message.length).toBeLessThan(300);
    expect(sent).toEqual([]);
  });

  it("for a path of a megabyte, with the limit in the message", async () => {
    const { client } = scripted([success()]);
    const { error } = await client.safe.request({ method: "GET", path: `/v1/${"x".repeat(1_000_000)}` });
    expect(error?.message).toContain("at most 8192 characters");
  });
});
