import { describe, expect, it } from "vitest";
import { documentedMessages } from "../src/contract/index.ts";
import { type ApiCode, codes, docsUrlOf, type KnownCode, rowOf } from "../src/index.ts";
import { failure, scripted, success } from "./support/scripted.ts";

/** The vendor's table, written out by hand once more: the test's own copy is what makes it a test. */
const documented: [number, ApiCode, retried: boolean][] = [
  [400, "VALIDATION_ERROR", false],
  [401, "UNAUTHORIZED", false],
  [403, "FORBIDDEN", false],
  [404, "NOT_FOUND", false],
  [409, "CONFLICT", false],
  [429, "RATE_LIMIT", true],
  [500, "INTERNAL_ERROR", true],
];

describe("the code table", () => {
  it("holds exactly the documented codes as documented", () => {
    const found = (Object.keys(codes) as KnownCode[]).filter((code) => codes[code].known === "documented");
    expect(found.sort()).toEqual(documented.map(([, code]) => code).sort());
  });

  it.each(documented)("%i %s: status and retry as documented (%s)", async (status, code, retried) => {
    expect(codes[code].status).toBe(status);
    expect(codes[code].retry !== "never").toBe(retried);
    const { client, clock, sent } = scripted([failure(status, code, { "retry-after": "1" }), success()]);
    const result = await clock.run(client.safe.domains.get("example.com"));
    expect(sent.length).toBe(retried ? 2 : 1);
    if (retried) expect(result.ok).toBe(true);
    else expect(result.error).toMatchObject({ name: "ApiError", code, status, stopped: "not-retryable" });
  });

  it.each(documented)("%i in the API's form without a code is %s", async (status, code) => {
    const step = { status, body: { success: false, error: { message: "no code" } } };
    const { client } = scripted([step], { retry: { maxAttempts: 1 } });
    const result = await client.safe.domains.get("example.com");
    expect(result.error).toMatchObject({ code, status });
  });

  it("words each documented code as the vendor does", () => {
    const [example, description] = ["example", "description"];
    expect(documentedMessages).toEqual({
      VALIDATION_ERROR: [
        { text: "Parameter 'domain' is required", source: example },
        { text: "Invalid request parameters", source: description },
      ],
      UNAUTHORIZED: [{ text: "Missing or invalid API key", source: example }],
      FORBIDDEN: [{ text: "Insufficient permissions for this endpoint", source: description }],
      NOT_FOUND: [{ text: "Resource not found", source: description }],
      CONFLICT: [{ text: "Resource already exists", source: description }],
      RATE_LIMIT: [{ text: "Rate limit exceeded", source: description }],
      INTERNAL_ERROR: [{ text: "Server error", source: description }],
    });
  });

  it("has a row for its codes, and for nothing else", () => {
    expect(rowOf("NOT_FOUND")).toBe(codes.NOT_FOUND);
    for (const other of ["toString", "not_found", "", 7, undefined]) expect(rowOf(other as never)).toBeUndefined();
  });

  it("gives every code a hint that tells what to do", () => {
    for (const [code, row] of Object.entries(codes)) expect(row.hint, code).toMatch(/^[A-Z].+\.$/);
  });

  it("says of a code what it always said", () => {
    const [caller, hint] = ["caller", expect.any(String)];
    expect(codes.NOT_FOUND).toEqual({ status: 404, side: caller, known: "documented", retry: "never", hint });
    expect(codes.ABORTED).toEqual({ status: null, side: caller, known: "ours", retry: "never", hint });
    expect(codes.PAYMENT_REQUIRED).toMatchObject({ status: 402, side: "account", known: "observed" });
    expect(codes.GATEWAY_ERROR).toMatchObject({ status: null, side: "server", known: "ours", retry: "transient" });
    expect(codes.TIMEOUT).toMatchObject({ side: "network", retry: "transient" });
  });

  it("finds no row for what is no code, not even for names that objects inherit", () => {
    for (const code of ["", "not_found", "toString", "__proto__", "constructor"]) expect(rowOf(code)).toBeUndefined();
  });

  it("links known codes to their page and unknown ones to the finder", () => {
    expect(docsUrlOf("NOT_FOUND")).toMatch(/\/errors\/not-found$/);
    expect(docsUrlOf("NEW & ODD")).toMatch(/\/errors\?code=NEW%20%26%20ODD$/);
  });
});
