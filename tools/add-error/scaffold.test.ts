import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { toWrite } from "../scaffold.ts";
import { readNewCode } from "./new-code.ts";
import { addEntry, addRow, addSide, partOf } from "./scaffold.ts";

const read = (path: string): string => readFileSync(`packages/core/src/${path}.ts`, "utf8");

const gone = readNewCode("NO_SUCH_CODE", { status: "410", side: "caller", hint: "Look for its successor." });
const lost = readNewCode("LOST_TOKEN", { side: "account", retry: "transient", hint: "Ask for a new one." });

describe("adding a code", () => {
  it("puts codes of the API before the client's own", () => {
    const table = addRow(addRow(read("errors/code-table"), lost), gone);
    expect(table).toContain('  NO_SUCH_CODE: { status: 410, hint: "Look for its successor." },\n\n  GATEWAY_ERROR');
    expect(table).toContain('  LOST_TOKEN: { retry: "transient", hint: "Ask for a new one." },\n} as const;');
    expect(addSide(read("errors/codes"), lost)).toContain('  LOST_TOKEN: "account",\n} as const;');
  });

  it("adds an entry to be written to the part that fits", () => {
    expect([partOf(gone), partOf(lost)]).toEqual(["request-codes", "account-codes"]);
    const part = addEntry(read("catalog/request-codes"), gone, "1.2.0");
    expect(part).toContain('| "NO_SUCH_CODE">');
    expect(part).toMatch(/\n {2}},\n\n {2}NO_SUCH_CODE: {[\s\S]*since: "1.2.0",\n {2}},\n};\n$/);
    const written = read("catalog/request-codes").split(toWrite).length;
    expect(part.split(toWrite)).toHaveLength(written + 7);
  });

  it("refuses a code twice, and what does not fit", () => {
    const known = readNewCode("NOT_FOUND", { side: "caller", hint: "Look again." });
    expect(() => addRow(read("errors/code-table"), known)).toThrow("NOT_FOUND is in the table already");
    expect(() => readNewCode("gone", {})).toThrow("The code is 'gone', and must be in capitals");
    const options = { side: "caller", hint: "Look again." };
    expect(() => readNewCode("GONE", { ...options, side: "vendor" })).toThrow("--side is 'vendor', and must be one of");
    expect(() => readNewCode("GONE", { ...options, status: "200" })).toThrow("--status is '200', and must be between");
    expect(() => readNewCode("GONE", { ...options, retry: "maybe" })).toThrow("--retry is 'maybe'");
    expect(() => readNewCode("GONE", { side: "caller" })).toThrow("--hint is ''");
  });
});
