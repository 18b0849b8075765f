import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { away, doctor, folder, key } from "./doctor-support.ts";
import { run, sandboxFor } from "./support.ts";

describe("the key", () => {
  it.each([
    [`"${key}"`, "quotation marks", "Remove them"],
    [`‘${key}’`, "quotation marks", "Remove them"],
    [`${key}\n`, "ends with a line break", "$(cat key.txt)"],
    [`${key}\nsecond`, "more than one line", "one key"],
    [` ${key}`, "a space before", "Remove it"],
    [`Bearer ${key}`, '"Bearer"', "the key alone"],
    ["$KEY", "name of a variable", "the key itself"],
    ["short", "fewer than", "Copy the whole key"],
  ])("is explained: %j", async (value, finding, fix) => {
    const { code, of } = await doctor({ ...away, TECHLOOKUP_API_KEY: value });
    expect(code).toBe(4);
    expect(of("key")).toMatchObject({
      verdict: "wrong",
      finding: expect.stringContaining(finding),
      fix: expect.stringContaining(fix),
    });
  });

  it("of an unusual form is a warning alone", async () => {
    const { of } = await doctor({ ...away, TECHLOOKUP_API_KEY: "some-other-key-of-another-form" });
    expect(of("key")).toMatchObject({ verdict: "warning", finding: expect.stringContaining("30 characters") });
  });

  it("in a file that others can read is refused, with what to run", async () => {
    const file = join(folder, "key");
    writeFileSync(file, `${key}\n`, { mode: 0o600 });
    expect((await doctor(away, "--api-key-file", file)).of("key")).toMatchObject({ verdict: "ok" });
    const twice = await doctor({ ...away, TECHLOOKUP_API_KEY: key }, "--api-key-file", file);
    expect(twice.of("key")).toMatchObject({ verdict: "warning", finding: expect.stringContaining("set as well") });
    chmodSync(file, 0o644);
    const { code, of } = await doctor(away, "--api-key-file", file);
    expect(code).toBe(4);
    expect(of("key")).toMatchObject({ verdict: "wrong", fix: `Run: chmod 600 "${file}"` });
  });

  it("in a .env is found, since it is not read by itself", async () => {
    const { env } = await sandboxFor();
    const place = join(folder, "project");
    mkdirSync(place);
    writeFileSync(join(place, ".env"), `TECHLOOKUP_API_KEY=${key}\n`);
    const { stdout } = await run(["doctor"], { env: { ...env, TECHLOOKUP_API_KEY: undefined }, cwd: place });
    expect(stdout).toContain("set -a; . ./.env; set +a");
  });

  it("that the server refuses is told, with what to do", async () => {
    const { env, sandbox } = await sandboxFor();
    const { code, of } = await doctor({ ...env, TECHLOOKUP_API_KEY: sandbox.keys.revoked });
    expect(code).toBe(4);
    expect(of("server")).toMatchObject({ verdict: "ok" });
    expect(of("account")).toMatchObject({ verdict: "wrong", finding: "the server does not accept the key" });
  });

  it("is not needed to see whether the server answers", async () => {
    const { env } = await sandboxFor();
    const { code, of } = await doctor({ ...env, TECHLOOKUP_API_KEY: undefined });
    expect(code).toBe(4);
    expect(of("server")).toMatchObject({ verdict: "ok" });
  });
});
