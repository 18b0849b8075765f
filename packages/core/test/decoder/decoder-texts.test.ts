import { describe, expect, it } from "vitest";
import { decode, decodeAll } from "../../src/decoder/index.ts";
import { apiTexts } from "./texts/api-texts.ts";
import { clientTexts } from "./texts/client-texts.ts";
import { foreignTexts } from "./texts/foreign-texts.ts";
import { libraryTexts } from "./texts/library-texts.ts";
import { networkTexts } from "./texts/network-texts.ts";

const texts = [...apiTexts, ...networkTexts, ...libraryTexts, ...clientTexts, ...foreignTexts];

/** As people paste it elsewhere: behind a time in a log, in the JSON of a logger, in an address. */
const wrappings: readonly ((text: string) => string)[] = [
  (text) => JSON.stringify({ level: "error", time: 1_795_480_730_013, msg: text }),
  (text) => encodeURIComponent(text),
];

describe("a pasted text", () => {
  it("is one of at least 70", () => {
    expect(texts.length).toBeGreaterThanOrEqual(70);
  });

  it.each(texts)("%j is known with its cause and wording", (text, { code, cause, status, foreign, ...expected }) => {
    const decoded = decode(text, 0);
    const { cause: found, ...rest } = decoded;
    expect([rest.code, found?.id, rest.status, rest.foreign]).toEqual([code, cause, status, foreign]);
    expect(rest).toMatchObject(expected);
    if (foreign) expect(rest.why).toMatch(/another API's error.*baseUrl/);
  });

  it.each(texts)("%j is listed as the only error, where it names one", (text, { code, cause, foreign }) => {
    const listed = decodeAll(text, 0).map((one) => [one.code, one.cause?.id, one.foreign]);
    expect(listed).toEqual(code === undefined && !foreign ? [] : [[code, cause, foreign]]);
  });

  it.each(texts)("%j keeps its code and cause where it is wrapped", (text, { code, cause, foreign }) => {
    for (const wrap of wrappings) {
      const decoded = decode(wrap(text), 0);
      expect([decoded.code, decoded.cause?.id, decoded.foreign], wrap(text)).toEqual([code, cause, foreign]);
    }
  });

  it.each(texts)("%j claims no status that does not stand in it", (text) => {
    const { status } = decode(text, 0);
    if (status !== undefined) expect(text).toContain(String(status));
  });

  it.each([...apiTexts, ...networkTexts, ...libraryTexts, ...foreignTexts])("%j is no sign of this client", (text) => {
    expect(decode(text, 0).retrying).not.toBe("automatic");
  });
});

describe("a code that is cut off and nothing else", () => {
  it("is completed where it can be only one", () => {
    expect(decode("FORBIDD")).toMatchObject({ code: "FORBIDDEN", confidence: "likely" });
    for (const start of ["UNEXPECTED_", "NO_", "FORB_"]) expect(decode(start).code).toBeUndefined();
  });
});

describe("a log of several", () => {
  const lines = [
    "10:00:01 ERROR 403 FORBIDDEN The plan 'free' does not include /v1/signals/churn",
    "10:00:02 ERROR 403 FORBIDDEN This account is restricted",
    "10:00:03 ERROR 429 RATE_LIMIT retry after 20 s",
    '10:00:04 ERROR {"error":{"type":"card_error","message":"Declined"}}',
    "10:00:05 ERROR Parameter 'domain' is required",
    "10:00:06 ERROR Parameter 'url' is required",
    "10:00:07 ERROR 429 RATE_LIMIT",
  ];

  it("is listed by code, cause and parameter, with waits and other APIs' errors where they stand", () => {
    const listed = decodeAll(lines.join("\n"), 0);
    expect(
      listed.map((one) => [one.code ?? one.wouldBe, one.cause?.id, one.parameter, one.retryAfterMs, one.times]),
    ).toEqual([
      ["FORBIDDEN", "plan-without-endpoint", undefined, undefined, 1],
      ["FORBIDDEN", "account-restricted", undefined, undefined, 1],
      ["RATE_LIMIT", undefined, undefined, 20_000, 2],
      ["PAYMENT_REQUIRED", undefined, undefined, undefined, 1],
      ["VALIDATION_ERROR", "parameter-missing", "domain", undefined, 1],
      ["VALIDATION_ERROR", "parameter-missing", "url", undefined, 1],
    ]);
  });

  it("lends the words of one line to no other", () => {
    const { code, cause, retryAfterMs } = decode(lines.join("\n"), 0);
    expect([code, cause?.id, retryAfterMs]).toEqual(["FORBIDDEN", "plan-without-endpoint", undefined]);
    const mixed = "Error: connect ECONNREFUSED 127.0.0.1:1\n403 FORBIDDEN\nhas been blocked by CORS policy";
    expect(decodeAll(mixed, 0).map((one) => [one.code, one.cause?.id])).toContainEqual(["NETWORK_ERROR", "refused"]);
  });
});
