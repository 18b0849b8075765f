import { describe, expect, it } from "vitest";
import { FlagError, readFlags } from "../src/flags.ts";
import { createSandbox } from "../src/index.ts";
import { settingNames } from "../src/settings.ts";
import { usage } from "../src/usage.ts";

const everything = [
  ["--window", "two-bucket"],
  ["--window-ms", "6000"],
  ["--counts-refused"],
  ["--rate-limit-headers", "success"],
  ["--rate-limit-fields", "both"],
  ["--foreign-requests", "100"],
  ["--foreign-pattern", "random"],
  ["--foreign-seed", "7"],
  ["--live-ms", "25000"],
  ["--charges", "404,lost"],
  ["--credits-lag-ms", "60000"],
].flat();

describe("the command's flags", () => {
  it("set what they say", () => {
    const { options } = readFlags(["--port", "0", ...everything]);
    expect(options).toEqual({
      port: 0,
      host: "127.0.0.1",
      cors: false,
      window: "two-bucket",
      windowMs: 6_000,
      countsRefused: true,
      rateLimitHeaders: "success",
      rateLimitFields: "both",
      foreignUser: { requests: 100, pattern: "random", seed: 7 },
      liveDelayMs: 25_000,
      charges: ["404", "lost"],
      creditsLagMs: 60_000,
    });
    const { port: _, host: __, cors: ___, ...settings } = options;
    expect(createSandbox(settings).settings).toMatchObject(settings);
  });

  it("leave every default where they say nothing", () => {
    expect(readFlags([]).options).toEqual({ port: 8787, host: "127.0.0.1", cors: false });
    expect(readFlags(["--charges", "none"]).options.charges).toEqual([]);
    expect(readFlags(["--foreign-requests", "5"]).options.foreignUser).toEqual({ requests: 5 });
  });

  it("are there for every setting but those by plan, and are explained", () => {
    const { options } = readFlags(everything);
    expect(settingNames.filter((name) => !(name in options))).toEqual(["requests", "credits"]);
    for (const flag of everything.filter((text) => text.startsWith("--"))) expect(usage).toContain(`  ${flag} `);
    for (const line of usage.split("\n")) expect(line.length).toBeLessThanOrEqual(84);
  });

  it.each([
    [["--window", "rolling"], "--window must be one of log, two-bucket, fixed, and is 'rolling'"],
    [["--rate-limit-headers", "some"], "--rate-limit-headers must be one of all, success, none, and is 'some'"],
    [["--rate-limit-fields", "x"], "--rate-limit-fields must be one of x-ratelimit, ietf, both, and is 'x'"],
    [["--foreign-requests", "1.5"], "--foreign-requests must be a whole number from 0 to 1000000, and is '1.5'"],
    [["--foreign-requests", "5", "--foreign-pattern", "x"], "--foreign-pattern must be one of even, random, burst"],
    [["--foreign-pattern", "even"], "--foreign-pattern and --foreign-seed need --foreign-requests"],
    [["--foreign-seed", "1"], "--foreign-pattern and --foreign-seed need --foreign-requests"],
    [
      ["--charges", "404,500"],
      "--charges must be none, or any of 404, 5xx, lost with commas between, and is '404,500'",
    ],
    [["--charges", ""], "--charges must be none, or any of"],
    [["--credits-lag-ms", "-1"], "--credits-lag-ms"],
    [["--live-ms", "2147483648"], "--live-ms must be a whole number from 0 to 2147483647, and is '2147483648'"],
  ])("%j is refused", (args, words) => {
    expect(() => readFlags(args)).toThrow(FlagError);
    expect(() => readFlags(args)).toThrow(words);
  });
});
