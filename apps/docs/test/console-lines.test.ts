import { describe, expect, it } from "vitest";
import { hasColumns, linesOf } from "../src/components/console/lines.ts";

const printed = `ApiError: 500 INTERNAL_ERROR from GET /v1/domain/github.com: Server error.
  code: INTERNAL_ERROR, stopped: attempts-exhausted
  docs: https://techlookup.github.io/techlookup/errors/internal-error
    1. 500 INTERNAL_ERROR after 294 ms`;

describe("a console's lines", () => {
  it("hold the text as it was printed", () => {
    const shown = linesOf(printed).map(({ pieces }) => pieces.map(({ text }) => text).join(""));
    expect(shown.join("\n")).toBe(printed);
  });

  it("end at either kind of break", () => {
    const texts = linesOf("HTTP 502\r\n\r\n<html>\r\n").map(({ pieces }) => pieces.map(({ text }) => text).join(""));
    expect(texts).toEqual(["HTTP 502", "", "<html>"]);
  });

  it("know where they begin, and which is the error", () => {
    expect(linesOf(printed).map(({ indent }) => indent)).toEqual([0, 2, 2, 4]);
    expect(linesOf(printed).map(({ kind }) => kind)).toEqual(["error", "plain", "plain", "plain"]);
    expect(linesOf("$ techlookup enrich")[0]?.kind).toBe("prompt");
  });

  it("have addresses, and words that stay whole", () => {
    const pieces = linesOf(printed).flatMap((line) => line.pieces);
    const of = (kind: string): string[] => pieces.filter((piece) => piece.kind === kind).map(({ text }) => text);
    expect(of("address")).toEqual(["https://techlookup.github.io/techlookup/errors/internal-error"]);
    expect(of("whole")).toEqual(["/v1/domain/github.com", "attempts-exhausted"]);
  });

  it("have no word that a phone has no room for", () => {
    const long = `/v1/${"technologies/".repeat(4)}x`;
    expect(linesOf(long)[0]?.pieces).toEqual([{ kind: "text", text: long }]);
  });
});

it("columns are two lines with wide gaps, or more", () => {
  expect(hasColumns("name     plan     left\npro      Pro      12")).toBe(true);
  expect(hasColumns("journal: a   output: b")).toBe(false);
  expect(hasColumns(printed)).toBe(false);
});
