import { expect, it } from "vitest";
import { foreignNote, maxResultLength, resultOf } from "../../src/mcp/results.ts";

const key = "tapi_test_0123456789abcdef0123456789abcdef";
const result = (data: unknown) =>
  resultOf({ data, credits: 1, isForeign: true, rest: "Ask again." }, { spent: 1, limit: 25 }, key);

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
  ["an object without end", Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`name-${at}`, at]))],
])("cuts %s to what clients take, and says so", (_, data) => {
  const cut = result(data);
  expect(JSON.stringify(cut).length).toBeLessThanOrEqual(maxResultLength);
  expect(JSON.parse(cut.content[1]?.text ?? "")).toEqual(cut.structuredContent);
  const { cut: said, spend } = cut.structuredContent as { cut: { lists: unknown[]; rest: string }; spend: unknown };
  expect(said.lists.length).toBeGreaterThan(0);
  expect(said.rest).toBe("Ask again.");
  expect(spend).toEqual({ thisCallAtMost: 1, spent: 1, limit: 25, left: 24 });
});

it("cuts as little as it has to", () => {
  const data = { list: Array.from({ length: 10_000 }, (_, at) => `item ${at}`), whole: ["a", "b"] };
  const cut = result(data);
  expect(JSON.stringify(cut).length).toBeGreaterThan(maxResultLength - 3_000);
  const { list, whole } = cut.structuredContent.data as typeof data;
  expect(whole).toEqual(["a", "b"]);
  expect(list).toEqual(data.list.slice(0, list.length));
  expect(cut.structuredContent.cut).toMatchObject({ lists: [{ at: "list", shown: list.length, of: 10_000 }] });
  expect(data.list).toHaveLength(10_000);
});

it("leaves what fits as it is, and marks it as data", () => {
  const whole = result({ technologies: ["React"] });
  expect(whole.structuredContent).toEqual({
    data: { technologies: ["React"] },
    spend: { thisCallAtMost: 1, spent: 1, limit: 25, left: 24 },
  });
  expect(whole.content[0]?.text).toContain(foreignNote);
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
