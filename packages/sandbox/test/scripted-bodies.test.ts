import { describe, expect, it } from "vitest";
import { createSandbox, type Fault } from "../src/index.ts";

const circle: { self?: unknown } = {};
circle.self = circle;
const fails = {
  toJSON: (): never => {
    throw new Error("no");
  },
};

describe("a scripted body that JSON cannot hold", () => {
  it.each<[string, unknown]>([
    ["a bigint", 1n],
    ["a bigint inside", { list: [1n] }],
    ["a circle", circle],
    ["a function", () => 1],
    ["a function inside", { list: [() => 1] }],
    ["a symbol", Symbol("x")],
    ["no number", Number.NaN],
    ["no number inside", { rate: Number.POSITIVE_INFINITY }],
    ["what throws when JSON asks for it", fails],
  ])("is refused when it is scripted: %s", (_name, body) => {
    const sandbox = createSandbox();
    const script = () => sandbox.script({ kind: "status", status: 200, body });
    expect(script).toThrow(
      /^Nothing was scripted: fault 1 \('status'\) has a wrong 'body': it must be data that JSON can hold/,
    );
    expect(sandbox.pendingFaults).toBe(0);
  });

  it.each<[string, unknown]>([
    ["an object", { a: [1, null, true, "x", { b: undefined }] }],
    ["a date", new Date(0)],
    ["null", null],
    ["false", false],
    ["a text", "{"],
  ])("%s is not one", (_name, body) => {
    const sandbox = createSandbox();
    sandbox.script({ kind: "status", status: 200, body } as Fault);
    expect(sandbox.pendingFaults).toBe(1);
  });
});

describe("the record of requests", () => {
  const key = "s3cret/key+of:mine-and-no-shape";

  it("masks the caller's key in any spelling, as the client does, and spares terminals", async () => {
    const sandbox = createSandbox();
    const spellings = [
      key,
      encodeURIComponent(key),
      encodeURIComponent(key).toLowerCase(),
      btoa(key),
      btoa(`u:${key}`),
      JSON.stringify(key).replaceAll("/", "\\/"),
    ];
    for (const spelling of spellings) {
      await sandbox.fetch(`http://sandbox/v1/x/${encodeURIComponent(spelling)}?q=${encodeURIComponent(spelling)}`, {
        headers: { authorization: `Bearer ${key}`, "x-echo": `${spelling} \u009b31m`, "x-other": "tapi_live_other" },
      });
    }
    const told = JSON.stringify(sandbox.requests);
    expect(sandbox.requests).toHaveLength(spellings.length);
    expect(decodeURIComponent(decodeURIComponent(told)).toLowerCase()).not.toContain("s3cret");
    for (const text of [btoa(key).slice(4, -4), "tapi_live_other", "\u009b"]) expect(told).not.toContain(text);
    expect(sandbox.requests[0]).toMatchObject({ path: "/v1/x/***?q=***", headers: { "x-other": "tapi_live_***" } });
  });
});
