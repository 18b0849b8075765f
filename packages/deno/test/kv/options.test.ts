import { run } from "@techlookup-tools/programs";
import { denoFile } from "@techlookup-tools/runtimes";
import { describe, expect, it } from "vitest";
import { type DenoKv, denoKvWindow } from "../../src/kv/index.ts";

const apiKey = "tapi_test_of_a_shared_window";
const kv: DenoKv = { get: () => new Promise(() => {}), atomic: () => expect.unreachable() };

describe("the options of a window in Deno KV", () => {
  it.each([
    ["a store that is none", { kv: {} }, "kv must be what Deno.openKv gives, and is of type object"],
    ["a path", { kv: "/secret/path" }, /^kv must be what Deno\.openKv gives, and is of type string\. Nothing/],
    ["no key", { apiKey: undefined }, "apiKey is missing"],
    ["a word that is no policy", { whenAway: "share" }, 'whenAway must be "wait", "refuse" or { processes }'],
    ["a prefix of nothing", { prefix: "" }, 'prefix must be a text, and is ""'],
    ["a hook that is none", { onChange: true }, "onChange must be a function, and is true"],
    ["clocks without end", { clockErrorMs: Infinity }, "clockErrorMs must be a number from 0 to 60000"],
  ])("refuse %s", (_, wrong, message) => {
    const make = () => denoKvWindow({ kv, apiKey, ...wrong } as never);
    expect(make).toThrow(expect.objectContaining({ code: "CONFIGURATION_ERROR" }));
    expect(make).toThrow(message);
  });

  it("are needed", () => {
    expect(() => denoKvWindow(undefined as never)).toThrow(expect.objectContaining({ code: "CONFIGURATION_ERROR" }));
  });

  it("take what Deno.openKv gives, by Deno's own types", async () => {
    const code = `import { denoKvWindow } from "@techlookup/deno/kv";
      const kv = await Deno.openKv(":memory:");
      console.log(typeof denoKvWindow({ kv, apiKey: "${apiKey}" }).admit);
      kv.close();`;
    const command = [denoFile, "eval", "--quiet", "--check", "--unstable-kv", "--ext=ts", code] as const;
    const { output } = await run(command, { env: { DENO_NO_UPDATE_CHECK: "1" } });
    expect(output.trim()).toBe("function");
  });
});
