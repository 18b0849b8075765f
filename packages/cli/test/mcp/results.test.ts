import { catalog } from "@techlookup/core/catalog";
import { createError } from "@techlookup/core/platform";
import { expect, it } from "vitest";
import { cutToFit } from "../../src/mcp/cut.ts";
import { foreignNote, maxResultBytes, resultOf } from "../../src/mcp/results.ts";
import { UsageError } from "../../src/usage-error.ts";
import { randomFrom } from "./random.ts";
import { randomData } from "./random-data.ts";

const key = "tapi_test_0123456789abcdef0123456789abcdef";
const result = (data: unknown) =>
  resultOf({ data, credits: 1, isForeign: true, rest: "Ask again." }, { spent: 1, limit: 25 }, key);

/** An object with so many keys. */
const wide = (keys: number) => Object.fromEntries(Array.from({ length: keys }, (_, at) => [`name-${at}`, at]));

it.each([
  [
    "a long list",
    { domains: Array.from({ length: 10_000 }, (_, at) => ({ domain: `site-${at}.example`, 'with "quotes"': '"\\' })) },
  ],
  [
    "two lists",
    {
      one: Array.from({ length: 9_000 }, (_, at) => `a${at}`),
      two: { three: Array.from({ length: 9_000 }, (_, at) => `b${at}`) },
    },
  ],
  ["a list at the top", Array.from({ length: 20_000 }, (_, at) => at)],
  ["a long text", { text: "x".repeat(1_000_000) }],
  ["lists of lists", Array.from({ length: 300 }, () => Array.from({ length: 300 }, (_, at) => at))],
  [
    "2,000 lists",
    Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`name-${at}`, Array.from({ length: 20 }, String)])),
  ],
  ["JSON without bottom", JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)],
  ["characters of three bytes", { list: Array.from({ length: 20_000 }, () => "\u6f22\u5b57") }],
  ["wide objects", Array.from({ length: 20 }, () => wide(2_000))],
])("cuts %s to what clients take, and says so", (_, data) => {
  const cut = result(data);
  expect(Buffer.byteLength(JSON.stringify(cut))).toBeLessThanOrEqual(maxResultBytes);
  expect(JSON.parse(cut.content[1]?.text ?? "")).toEqual(cut.structuredContent);
  const { cut: said, spend } = cut.structuredContent as { cut: { parts: unknown[]; rest: string }; spend: unknown };
  expect(said.parts.length).toBeGreaterThan(0);
  expect(said.rest).toBe("Ask again.");
  expect(spend).toEqual({ thisCallAtMost: 1, spent: 1, limit: 25, left: 24 });
});

it("cuts as little as it has to", () => {
  const data = { list: Array.from({ length: 10_000 }, (_, at) => `item ${at}`), whole: ["a", "b"] };
  const cut = result(data);
  expect(JSON.stringify(cut).length).toBeGreaterThan(maxResultBytes - 3_000);
  const { list, whole } = cut.structuredContent.data as typeof data;
  expect(whole).toEqual(["a", "b"]);
  expect(list).toEqual(data.list.slice(0, list.length));
  expect(cut.structuredContent.cut).toMatchObject({ parts: [{ at: "list", shown: list.length, of: 10_000 }] });
  expect(data.list).toHaveLength(10_000);
});

it("keeps the keys of an object that fit, and says how many there are", () => {
  const data = wide(20_000);
  const cut = result(data);
  expect(JSON.stringify(cut).length).toBeGreaterThan(maxResultBytes - 3_000);
  const shown = Object.entries(cut.structuredContent.data as object);
  expect(shown).toEqual(Object.entries(data).slice(0, shown.length));
  expect(cut.structuredContent.cut).toMatchObject({ parts: [{ at: "all", shown: shown.length, of: 20_000 }] });
});

it("keeps names apart that are alike as far as they are shown", () => {
  const data = Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`${"x".repeat(30_000)}${at}`, at]));
  expect(Object.values(result(data).structuredContent.data as object)).toEqual([0, 1, 2, 3, 4]);
});

it("leaves something of whatever there is, after a few looks at it", () => {
  const random = randomFrom(7);
  for (let round = 0; round < 15; round++) {
    const data = randomData(random);
    const cut = result(data);
    expect(Buffer.byteLength(JSON.stringify(cut)), `round ${round}`).toBeLessThanOrEqual(maxResultBytes);
    const { data: shown } = cut.structuredContent;
    const [had, has] = [data, shown].map((one) => Object.keys(Object(one)).length);
    expect(has === 0, `round ${round}`).toBe(had === 0);
    expect(Array.isArray(shown), `round ${round}`).toBe(Array.isArray(data));
    let looks = 0;
    cutToFit(data, (fitted) => {
      looks++;
      return JSON.stringify(fitted).length < 20_000;
    });
    expect(looks, `round ${round}`).toBeLessThan(50);
  }
});

it("shortens a text before it drops lists that would fit", () => {
  const { data } = result({ text: "x".repeat(1_000_000), list: ["a", "b"] }).structuredContent;
  expect(data).toEqual({ text: `${"x".repeat(200)}…`, list: ["a", "b"] });
});

it("is as small where an error holds what it was given", () => {
  const text = `"${"漢".repeat(1_000_000)}" is not there. Nothing was read or sent. Check the path.`;
  const { structuredContent, ...rest } = resultOf({ error: new UsageError(text), credits: 0 }, undefined, key);
  expect(JSON.stringify({ structuredContent, ...rest }).length).toBeLessThan(5_000);
  expect(structuredContent).not.toHaveProperty("cut");
});

it.each([
  ['"a. b.csv" is not there. Check the path.', "Check the path."],
  ["limit must be 0 or more, and is -1.5. Nothing was sent. Correct it.", "Correct it."],
  ['domain is "x…. Nothing was sent. Correct it.', "Correct it."],
  ["Something is missing", "Something is missing"],
])("takes the fix out of %j", (text, fix) => {
  const { structuredContent } = resultOf({ error: new UsageError(text), credits: 0 }, undefined, key);
  expect(structuredContent.error).toMatchObject({ message: text, fix });
});

it.each([
  ...Object.keys(catalog).map((code) => [code, /\buser|\bcall/i] as const),
  ["NOT_FOUND", /domains_detect_live.*--live/] as const,
  ["PAYMENT_REQUIRED", /account_credits/] as const,
])("says of %s what an agent can do, and nothing of methods and options that it does not have", (code, wanted) => {
  const error = createError({ name: "Error", code, message: "Something happened" } as never);
  const { fix } = resultOf({ error, credits: 0 }, undefined, key).structuredContent.error as { fix: string };
  expect(fix).toMatch(wanted);
  expect(fix).not.toMatch(/`/);
});

it("leaves what fits as it is, and marks it as data", () => {
  const whole = result({ technologies: ["React"] });
  expect(whole.structuredContent).toEqual({
    data: { technologies: ["React"] },
    spend: { thisCallAtMost: 1, spent: 1, limit: 25, left: 24 },
  });
  expect(whole.content[0]?.text).toContain(foreignNote);
});

it.each([
  ["hexadecimal digits", Buffer.from(key).toString("hex")],
  ["capital ones", Buffer.from(key).toString("hex").toUpperCase()],
  ["base64 of them", Buffer.from(Buffer.from(key).toString("hex")).toString("base64")],
  ["base64", Buffer.from(key).toString("base64")],
  ["an encoded URL", key.replace(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)],
  ["letters backwards", Array.from(key).reverse().join("")],
])("masks the key in %s", (_, spelling) => {
  expect(result({ [spelling]: `sent ${spelling}.` }).structuredContent.data).toEqual({ "***": "sent ***." });
  expect(result(`${"-".repeat(150)}${spelling}${"-".repeat(90_000)}`).structuredContent.data).toMatch(
    /^-+\*{3}[-%\d]*…$/,
  );
});

it("masks the key in names and values, and what would change a terminal", () => {
  const text = JSON.stringify(
    result({ [key]: [`x ${key}`, "\u001b[31m", "tapi_live_ffffffffffffffffffffffffffffffff"] }),
  );
  expect(text).not.toMatch(/0123456789abcdef|ffffffff|\\u001b/);
});

it("tells an error of a bug without its words", () => {
  const { isError, structuredContent } = resultOf(
    { error: new TypeError(`secret ${key}`), credits: 0 },
    undefined,
    key,
  );
  expect(isError).toBe(true);
  expect(structuredContent).toMatchObject({ error: { code: "UNEXPECTED" }, spend: { thisCallAtMost: 0 } });
  expect(JSON.stringify(structuredContent)).not.toContain("secret");
});
