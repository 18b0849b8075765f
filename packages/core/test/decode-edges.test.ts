import { describe, expect, it } from "vitest";
import { type Answer, type AnswerContext, decodeAnswer } from "../src/platform.ts";

const context: AnswerContext = {
  ...{ request: "GET /v1/x", envelope: "required", nowMs: 0, maxResponseBytes: 100 },
  redact: (text) => text,
};

const decode = (status: number, body: unknown, over: Partial<Answer & AnswerContext> = {}) => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return decodeAnswer({ status, text, headers: new Headers(), end: "complete", ...over }, { ...context, ...over });
};

const fieldsOf = (...parameters: Parameters<typeof decode>) => {
  const decoded = decode(...parameters);
  return decoded.ok ? undefined : decoded.failure.fields;
};

const refusal = (code: unknown, message = "m") => ({ success: false, error: { code, message } });

describe("decodeAnswer", () => {
  it("calls what cannot be used a ResponseError", () => {
    const unusable = [
      fieldsOf(302, ""),
      fieldsOf(200, "x", { end: "too-large" }),
      fieldsOf(200, "x", { end: "lost" }),
      fieldsOf(200, "x"),
    ];
    expect(unusable.map((fields) => [fields?.name, fields?.code])).toEqual([
      ["ResponseError", "UNEXPECTED_REDIRECT"],
      ["ResponseError", "RESPONSE_TOO_LARGE"],
      ["ResponseError", "TRUNCATED_RESPONSE"],
      ["ResponseError", "INVALID_RESPONSE"],
    ]);
  });

  it("takes no sentence for a code, wherever in it a word stands", () => {
    for (const code of ["two words", "word ", " word", "word!", "x".repeat(101), ""]) {
      expect(fieldsOf(404, refusal(code))?.code).toBe("NOT_FOUND");
    }
    for (const code of ["x", "a.b:c-d_1", "x".repeat(100)]) expect(fieldsOf(404, refusal(code))?.code).toBe(code);
  });

  it("ends a message with one full stop, whatever stands in it", () => {
    const messageOf = (message: string) => fieldsOf(400, refusal("X", message))?.message;
    expect(messageOf("v1.2 is gone")).toBe("400 X from GET /v1/x: v1.2 is gone.");
    for (const said of ["Why?", "No!", "So.", "And…"]) expect(messageOf(said)).toBe(`400 X from GET /v1/x: ${said}`);
  });

  it("hands on what the API itself said, for a gateway", () => {
    const said = (body: unknown) => {
      const decoded = decode(404, body);
      return decoded.ok ? undefined : decoded.failure.serverMessage;
    };
    expect([said(refusal("X", "no such\n domain")), said("not JSON")]).toEqual(["no such domain", undefined]);
  });

  it("says a status once, where it is the code as well", () => {
    expect(fieldsOf(418, refusal("418"))?.message).toBe("418 from GET /v1/x: m.");
  });

  it("takes no status for one that it is a part of", () => {
    for (const status of [1_408, 4_080, 5_030, 1_524]) expect(fieldsOf(status, "")?.code).toBe("UNEXPECTED_STATUS");
  });

  it("knows no code for an unknown status, in the API's form or not", () => {
    expect(fieldsOf(418, { success: false, error: { message: "m" } })?.code).toBe("UNEXPECTED_STATUS");
    expect(fieldsOf(418, "")?.code).toBe("UNEXPECTED_STATUS");
  });

  it("takes a redirect for no success, and data that a 204 cannot have for data", () => {
    expect(fieldsOf(300, { success: true, data: 1 })?.code).toBe("UNEXPECTED_REDIRECT");
    expect(decode(204, { success: true, data: 1 })).toEqual({ ok: true, data: 1 });
    expect(decode(204, "").ok).toBe(false);
  });

  it("says what is wrong with data of another kind", () => {
    expect(fieldsOf(200, { success: true, data: 1 }, { data: "object" })?.message).toContain(
      "the body has data that are no object (no content type)",
    );
  });

  it("takes an informational status for no success", () => {
    expect(fieldsOf(199, { success: true, data: 1 })?.code).toBe("UNEXPECTED_STATUS");
  });

  it("gives the whole value where an envelope is optional and holds no data", () => {
    const data = { success: true, name: "x" };
    expect(decode(200, data, { envelope: "optional" })).toEqual({ ok: true, data });
    expect(decode(200, data).ok).toBe(false);
  });

  it("keeps the first 8,192 characters of a body", () => {
    for (const length of [8_191, 8_192, 8_193, 16_384, 16_385]) {
      expect(fieldsOf(500, "x".repeat(length))?.body).toBe("x".repeat(Math.min(8_192, length)));
    }
  });
});
