import { decode } from "@techlookup/core/decoder";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const key = "tapi_live_q7WzK2mN8vB4xC6yD1fG3hJ5kL9pR0sT";
const token = "zQ8-mY2.kL5_wE9";
const word = "hunter2xyz";

/** Texts that hold one secret each, in the forms in which people paste them. */
const texts: readonly (readonly [secret: string, text: string])[] = [
  [key, key],
  [key, `TECHLOOKUP_API_KEY=${key}`],
  [key, `curl -H 'Authorization: Bearer ${key}' https://api.example/v1/usage`],
  [key, `> authorization: Bearer ${key}\n> accept: */*`],
  [key, `* [HTTP/2] [1] [authorization: Bearer ${key}]`],
  [key, JSON.stringify({ headers: { Authorization: `Bearer ${key}` }, code: "NOT_FOUND" })],
  [key, JSON.stringify({ message: `Invalid key ${key}.` })],
  [key, `https://a.example/?key=${encodeURIComponent(key)}`],
  [key.toUpperCase(), `KEY ${key.toUpperCase()}`],
  [key.slice(0, 20), `It ended in ${key.slice(0, 20)}`],
  [token, `Bearer ${token}`],
  [token, `authorization=Bearer%20${token}`],
  [token, `{ authorization: 'Bearer ${token}' }`],
  [token, `Headers { 'authorization' => 'Token ${token}' }`],
  [token, JSON.stringify({ access_token: token, expires_in: 1 })],
  [token, `{"csrfToken": "${token}"}`],
  [token, JSON.stringify([["x-api-key", token]])],
  [token, `eyJhbGciOiJIUzI1NiJ9.${token}`],
  [word, `Cookie: a=1; sid=${word}; b="2"`],
  [word, `Set-Cookie: a="1", sid="${word}"; Path=/`],
  [word, JSON.stringify({ "set-cookie": ["a=1; Path=/", `sid=${word}`] }, undefined, 2)],
  [word, JSON.stringify({ cookie: `a="1"; sid="${word}"` })],
  [word, `cookie:            sid=${word}`],
  [word, `rawHeaders: [ 'Cookie', 'sid=${word}' ]`],
  [word, `https://user:${word}@a.example/path`],
  [word, `postgres://user:p@${word}@db.example/x`],
  [word, `redis://:${word}@localhost:6379`],
  [word, `password=${word}&x=1`],
  [word, `"password": "a ${word}"`],
  [word, `api_key=${word}`],
  [word, `https://a.example/v1?session=${word}`],
  [word, `${word}@example.com`],
  [word, `mailto:first.last+${word}@mail.example.co.uk?subject=x`],
  [word, `Digest username="x", Authorization: Digest response="${word}"`],
];

const holds = (value: unknown, secret: string): boolean => JSON.stringify(value).includes(secret);

describe("a secret", () => {
  it.each(texts)("%s is in no field for %j", (secret, text) => {
    expect(holds(text, secret) || text.includes(secret)).toBe(true);
    for (const paste of [text, JSON.stringify({ text }), JSON.stringify(JSON.stringify({ text })), `{"a":"${text}`]) {
      expect(holds(decode(paste), secret), decode(paste).masked).toBe(false);
    }
  });

  it("is in no field, whatever stands around it", () => {
    const around = fc.string({
      unit: fc.constantFrom(..." \n{}[]\"',:=a1".split(""), "NOT_FOUND", '{"code":"', "429 "),
    });
    fc.assert(
      fc.property(fc.constantFrom(...texts), around, around, (pair, before, after) => {
        const [secret, text] = pair;
        // What is no secret by itself becomes one only on a line of its own.
        expect(holds(decode(`${before}\n${text}\n${after}`), secret)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is no code", () => {
    for (const code of ["tapi_live_abc", "TAPI_LIVE_ABC"]) {
      expect(decode(JSON.stringify({ success: false, error: { code, message: "" } })).code).toBeUndefined();
    }
    expect(decode('{"@techlookup/error":"ApiError","code":"a secret","stopped":"x","reason":"y"}')).toEqual(
      expect.not.objectContaining({ code: "a secret", stopped: "x", reason: "y" }),
    );
  });

  it("leaves all else as it was", () => {
    const plain = [
      "ApiError: 404 NOT_FOUND from GET /v1/domain/x.example: Domain not found. Try live detection (5 credits).",
      "    at file:///app/node_modules/.pnpm/undici@8.12.0/node_modules/undici/index.js:2:1",
      '{"success":false,"error":{"code":"UNAUTHORIZED","message":"Missing Authorization header"}}',
      "@techlookup/node@0.1.0 tokens: 15 of 100",
    ];
    for (const text of plain) expect(decode(text).masked).toBe(text);
    expect(decode(`{"cookie": "a=b", "code": "TIMEOUT"}`).masked).toBe('{"cookie": "***", "code": "TIMEOUT"}');
    expect(decode("Cookie: a=b\nHost: x").masked).toBe("Cookie: ***\nHost: x");
  });
});
