import { describe, expect, it } from "vitest";
import { readName } from "../../src/enrich/read-name.ts";

describe("a cell of a list", () => {
  it.each([
    "Example.COM",
    "https://www.Example.com:8443/about?x=1#y",
    "http://user:p%40ss@example.com/",
    "ftp://example.com",
    "//example.com",
    "mailto:me@example.com",
    "me@example.com",
    "example.com.",
    '"example.com",',
    "'example.com';",
    "‘example.com’",
    "„example.com“",
    "<https://example.com>",
    "example.com:443",
    "example.com/path",
    "\ufeffexample.com",
    "example.com\r",
    "\u200bexample.com\u00a0",
    "www.example.com",
  ])("means a domain, however it is written: %j", (cell) => {
    expect(readName(cell)).toEqual({ domain: "example.com" });
  });

  it("is one key in Unicode and in ASCII", () => {
    expect(readName("münchen.de")).toEqual(readName("xn--mnchen-3ya.de"));
    expect(readName("MÜNCHEN.DE")).toEqual(readName("münchen.de"));
  });

  it("is a site of its own below a public suffix, and with a name that looks like a prefix", () => {
    expect(readName("user.github.io")).toEqual({ domain: "user.github.io" });
    expect(readName("www.com")).toEqual({ domain: "www.com" });
  });

  it.each(["", "   ", "\t\r", "\ufeff", "# a comment", "  #example.com"])(
    "is nothing where it is blank, or a comment: %j",
    (cell) => {
      expect(readName(cell)).toEqual({});
    },
  );

  it.each([
    ["ex ample.com", "without U+0020 at character 3", '"ex ample.com"'],
    ["exam\u200bple.com", "without U+200B at character 5", '"exam\\u{200b}ple.com"'],
    ["example,com", "without U+002C (,) at character 8", '"example,com"'],
    ["Example Inc.", "without U+0020", '"Example Inc."'],
    ["localhost", "be a domain name", '"localhost"'],
    ["192.168.0.1", "be a domain name", '"192.168.0.1"'],
    ["http://[::1]/", "be a domain name", '"http://[::1]/"'],
    ["https://", "be a domain name", '"https://"'],
    [`${"a".repeat(300)}.com`, "be a domain name", "…"],
    ["\u001b[31mred", "without U+001B", "\\u{1b}[31mred"],
  ])("is told with what is wrong, and what cannot be seen: %j", (cell, problem, shown) => {
    const name = readName(cell);
    expect(name.domain).toBeUndefined();
    expect(name.problem).toContain(problem);
    expect(name.problem).toContain(shown);
  });
});
