import type { CallOptions, ClientOptions } from "../../src/index.ts";
import { connectionError, failure, type Step } from "./scripted.ts";

const html = (status: number): Step => ({ status, body: "<html>", headers: { "content-type": "text/html" } });
const said = (status: number, error: unknown): Step => ({ status, body: { success: false, error } });
const ok = (body: string): Step => ({ status: 200, body, headers: { "content-type": "text/plain" } });
const deaf: Step = () => new Promise<Response>(() => {});
const cutOff: Step = async () => {
  const pieces = ['{"suc'];
  return new Response(
    new ReadableStream({
      pull(controller) {
        const piece = pieces.pop();
        if (piece === undefined) controller.error(new Error("gone"));
        else controller.enqueue(new TextEncoder().encode(piece));
      },
    }),
  );
};

const get = "GET /v1/domain/example.com";
const once: CallOptions = { retry: { maxAttempts: 1 } };
const gateway = "Try again later.";
const invalid = "Check baseUrl and any proxy.";
const again = "Try again later.";

/** What is wrong, with the value and the limit, then what to do, then why it was not tried again. */
export const messages: [string, Step, ClientOptions, string][] = [
  [
    "the server's own words",
    said(400, { code: "VALIDATION_ERROR", message: "  'x' is\n wrong " }),
    {},
    `400 VALIDATION_ERROR from ${get}: 'x' is wrong. Correct that parameter.`,
  ],
  [
    "words that end a sentence",
    said(400, { code: "NEW", message: "What? Why?" }),
    {},
    `400 NEW from ${get}: What? Why?`,
  ],
  ["no words", said(403, { code: "NEW" }), {}, `403 NEW from ${get}: no message.`],
  [
    "words without a code",
    said(404, "gone fishing"),
    {},
    `404 NOT_FOUND from ${get}: gone fishing. A domain may be too new: try detectLive (5 credits).`,
  ],
  ["an error that is a number", said(401, 5), {}, `401 UNAUTHORIZED from ${get}: no message. Check the API key.`],
  ["a page", html(502), once, `502 GATEWAY_ERROR from ${get}: the body is not JSON (text/html). ${gateway}`],
  [
    "nothing",
    { status: 503, body: "" },
    once,
    `503 GATEWAY_ERROR from ${get}: the body is empty (application/json). ${gateway}`,
  ],
  [
    "no content type",
    async () => new Response(null, { status: 504 }),
    once,
    `504 GATEWAY_ERROR from ${get}: the body is empty (no content type). ${gateway}`,
  ],
  [
    "an array",
    { status: 500, body: "[]" },
    once,
    `500 INTERNAL_ERROR from ${get}: the body is no object with success true or false (application/json). ${again}`,
  ],
  ["blank", ok(" \n"), {}, `200 INVALID_RESPONSE from ${get}: the body is empty (text/plain). ${invalid}`],
  [
    "null",
    ok("null"),
    {},
    `200 INVALID_RESPONSE from ${get}: the body is no object with success true or false (text/plain). ${invalid}`,
  ],
  [
    "a number",
    ok("7"),
    {},
    `200 INVALID_RESPONSE from ${get}: the body is no object with success true or false (text/plain). ${invalid}`,
  ],
  [
    "no success",
    ok("{}"),
    {},
    `200 INVALID_RESPONSE from ${get}: the body is no object with success true or false (text/plain). ${invalid}`,
  ],
  [
    "no data",
    ok('{"success":true}'),
    {},
    `200 INVALID_RESPONSE from ${get}: the body has no data (text/plain). ${invalid}`,
  ],
  [
    "no error",
    ok('{"success":false}'),
    {},
    `200 INVALID_RESPONSE from ${get}: the body says success: false without a readable error (text/plain). ${invalid}`,
  ],
  [
    "a 2xx that says no",
    said(200, { code: "CONFLICT", message: "there is one" }),
    {},
    `200 CONFLICT from ${get}: there is one (success is false). Fetch what exists.`,
  ],
  [
    "a 2xx that says no without words",
    said(200, { code: "NEW" }),
    {},
    `200 NEW from ${get}: no message (success is false).`,
  ],
  [
    "a redirect",
    { status: 301, headers: { location: "/x?y=1" } },
    {},
    `301 UNEXPECTED_REDIRECT from ${get}: the redirect to /x is not followed. Set baseUrl to the final address.`,
  ],
  [
    "a redirect to nowhere",
    { status: 300 },
    {},
    `300 UNEXPECTED_REDIRECT from ${get}: the redirect is not followed. Set baseUrl to the final address.`,
  ],
  [
    "too much",
    ok("x".repeat(11)),
    { maxResponseBytes: 10 },
    `200 RESPONSE_TOO_LARGE from ${get}: the body is larger than maxResponseBytes, 10 bytes (text/plain). Ask for less, or raise maxResponseBytes.`,
  ],
  [
    "a body that breaks off",
    cutOff,
    once,
    `200 TRUNCATED_RESPONSE from ${get}: the body was cut off after 5 characters (no content type). It may have been charged.`,
  ],
  [
    "a lost connection",
    connectionError("ECONNRESET"),
    once,
    `${get} got no answer from https://api.technologychecker.io: the connection was lost before the answer came. Check network, DNS and any proxy.`,
  ],
  [
    "an attempt's limit",
    deaf,
    { attemptTimeoutMs: 20, ...once },
    `${get} was not answered within 20 ms (attemptTimeoutMs). Try again, or raise that limit.`,
  ],
  [
    "the deadline",
    deaf,
    { deadlineMs: 20 },
    `${get} was not answered within 20 ms (deadlineMs). Try again, or raise that limit.`,
  ],
  [
    "exhaustion",
    failure(500, "INTERNAL_ERROR"),
    { retry: { maxAttempts: 2 } },
    `500 INTERNAL_ERROR from ${get}: INTERNAL_ERROR was met. ${again} Given up after 2 attempts in 0.3 s.`,
  ],
  [
    "too long a wait",
    failure(429, "RATE_LIMIT", { "retry-after": "3600" }),
    {},
    `429 RATE_LIMIT from ${get}: RATE_LIMIT was met. Send fewer requests, or raise maxWaitMs. The server asks to wait 3600 s, longer than maxWaitMs allows (120 s).`,
  ],
  [
    "no time",
    failure(429, "RATE_LIMIT", { "retry-after": "60" }),
    { deadlineMs: 30_000 },
    `429 RATE_LIMIT from ${get}: RATE_LIMIT was met. Send fewer requests, or raise maxWaitMs. No time for another attempt before the deadline of 30 s (deadlineMs).`,
  ],
  [
    "a veto",
    failure(500, "INTERNAL_ERROR", { "x-should-retry": "false" }),
    {},
    `500 INTERNAL_ERROR from ${get}: INTERNAL_ERROR was met. ${again} Not tried again: the server said x-should-retry: false.`,
  ],
  [
    "what may be done",
    html(502),
    { retry: { repeat: "not-done" } },
    `502 GATEWAY_ERROR from ${get}: the body is not JSON (text/html). ${gateway} Not tried again: the request may have been carried out, and charged.`,
  ],
  [
    "an unforeseen thing",
    async () => undefined as unknown as Response,
    {},
    "The client hit an unexpected error. Look at the cause.",
  ],
];
