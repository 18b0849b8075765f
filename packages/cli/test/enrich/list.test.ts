import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type ListOptions, openList } from "../../src/enrich/list.ts";

const folder = mkdtempSync(join(tmpdir(), "techlookup-list-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The rows of a file: line, name, cells. */
const read = async (name: string, text: string | Buffer, options: ListOptions = {}) => {
  writeFileSync(join(folder, name), text);
  const { rows, ...list } = await openList(join(folder, name), options);
  const all: unknown[][] = [];
  for await (const row of rows) all.push([row.line, row.name, ...row.cells]);
  return { ...list, all };
};

describe("a list in CSV", () => {
  it("has its columns, lines and cells as Excel writes them", async () => {
    const text = '\ufeffid,Website,note\r\n1,github.com,"two\r\nlines"\r\n\r\n2,shopify.com,x\r\n3,"a"b.com,y\r\n4\r\n';
    const { all, ...list } = await read("excel.csv", text);
    const look = { format: "csv", delimiter: ",", newline: "\r\n", hasMark: true } as const;
    expect(list).toEqual({ ...look, columns: ["id", "Website", "note"] });
    expect(all).toEqual([
      [2, "github.com", "1", "github.com", "two\r\nlines"],
      [5, "shopify.com", "2", "shopify.com", "x"],
      [6, '"a"b.com', "3", '"a"b.com', "y"],
      [7, "", "4"],
    ]);
  });

  it.each([
    ["semicolons", "id;Company Domain\n1;github.com\n", {}, [2, "github.com", "1", "github.com"]],
    ["tabs", "id\tURL\n1\tgithub.com\n", {}, [2, "github.com", "1", "github.com"]],
    ["a column by name", "id,a,b\n1,x,github.com\n", { column: "B" }, [2, "github.com", "1", "x", "github.com"]],
    ["a column by place", "id,a,b\n1,x,github.com\n", { column: "3" }, [2, "github.com", "1", "x", "github.com"]],
    ["no header", "github.com\nshopify.com\n", {}, [1, "github.com", "github.com"]],
    ["no header, though it looks so", "domain\n", { header: false }, [1, "domain", "domain"]],
    ["no header, two columns", "1,github.com\n", {}, [1, "github.com", "1", "github.com"]],
  ] as const)("is read with %s", async (name, text, options, first) => {
    expect((await read(`${name}.csv`, text, options)).all[0]).toEqual(first);
  });

  it.each([
    ["two.csv", "url,domain\n1,2\n", {}, /has the columns "url", "domain"\. Say with --column/],
    ["none.csv", "a,b\n1,2\n", {}, /has the columns "a", "b"\. Say with --column/],
    ["typo.csv", "a,b\n1,2\n", { column: "c" }, /--column "c" is not there: .* Name one of them\./],
    [
      "quote.csv",
      'id,domain\n1,"github.com\n2,b.com\n',
      {},
      /not CSV from line 2 on: a quotation mark .* never closed/,
    ],
    [
      "row.csv",
      `id,domain\n1,"${"x".repeat(1_100_000)}`,
      {},
      /from line 2 on: a row has more than 1,000,000 characters/,
    ],
    ["line.txt", "x".repeat(1_100_000), {}, /a line of more than 1,000,000 characters/],
    ["line.ndjson", "x".repeat(1_100_000), {}, /a line of more than 1,000,000 characters/],
  ] as const)("%s is refused with the reason", async (name, text, options, message) => {
    await expect(read(name, text, options)).rejects.toThrow(message);
  });
});

describe("a list in another form", () => {
  it("is text with a name on each line, whatever ends it", async () => {
    const { format, all } = await read("list", "# ours\ngithub.com\r\n\rshopify.com");
    expect(format).toBe("text");
    expect(all.map(([line, name]) => [line, name])).toEqual([
      [1, "# ours"],
      [2, "github.com"],
      [4, "shopify.com"],
    ]);
  });

  it("is JSON, one object or text a line", async () => {
    const { all } = await read("list.ndjson", '{"id":1,"website":"github.com"}\n\n"shopify.com"\n');
    expect(all.map(([line, name]) => [line, name])).toEqual([
      [1, "github.com"],
      [3, "shopify.com"],
    ]);
    await expect(read("bad.ndjson", '{"domain":"a.com"}\n{"domain":\n')).rejects.toThrow(/no JSON object on line 2/);
    await expect(read("other.ndjson", '{"id":1}\n')).rejects.toThrow(/line 1 .* has the fields "id"/);
  });

  it("may be what Excel calls Unicode text, and in pieces that cut a line break", async () => {
    const { all, columns } = await read("list.txt", Buffer.from("\ufeffdomain\tid\r\ngithub.com\t1\r\n", "utf16le"));
    expect([columns, all]).toEqual([["domain", "id"], [[2, "github.com", "github.com", "1"]]]);
    const long = Array.from({ length: 30_000 }, (_, at) => `site-${at}.com`);
    const { all: many } = await read("many.txt", long.join("\r\n"));
    expect(many.map(([line, name]) => `${line} ${name}`)).toEqual(long.map((name, at) => `${at + 1} ${name}`));
  });

  it("may be empty, but not a folder or missing", async () => {
    expect((await read("empty.csv", "")).all).toEqual([]);
    await expect(openList(folder, {})).rejects.toThrow(/is a folder/);
    await expect(openList(join(folder, "missing"), {})).rejects.toThrow(/cannot be read \(ENOENT\)/);
  });
});
