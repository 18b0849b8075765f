import { describe, expect, it } from "vitest";
import { credentialsFailure, unknownFailure } from "../src/answers/client-failures.ts";
import type { ClientOptions } from "../src/index.ts";
import { configurationError, createRedactor, type Platform } from "../src/platform.ts";
import { failure, scripted, success } from "./support/scripted.ts";

/** A client whose credentials come from a function. */
const withSource = (credentials: Platform["credentials"], options: ClientOptions = {}) =>
  scripted([failure(500, "INTERNAL_ERROR"), success()], options, 0.5, { credentials });

const tokenOf = (init: RequestInit | undefined): unknown => new Headers(init?.headers).get("authorization");

describe("credentials", () => {
  it("are asked for before every request", async () => {
    let count = 0;
    const { client, clock, sent } = withSource(async () => {
      count += 1;
      return { headers: { authorization: `Bearer a-token-${count}` }, redact: createRedactor(`a-token-${count}`) };
    });
    expect((await clock.run(client.safe.account.credits())).ok).toBe(true);
    expect(sent.map(({ init }) => tokenOf(init))).toEqual(["Bearer a-token-1", "Bearer a-token-2"]);
  });

  it("are masked in what the server says", async () => {
    const credentials = async () => ({ headers: {}, redact: createRedactor("short-lived") });
    const body = { success: false, error: { code: "NEW", message: "not short-lived enough" } };
    const { client } = scripted([{ status: 403, body }], {}, 0.5, { credentials });
    const { error } = await client.safe.account.credits();
    expect(error?.message).toContain("not *** enough");
  });

  it("that nobody gives leave nothing undone that could be charged", () => {
    const { facts, fields } = credentialsFailure(new Error("m"), "GET /v1/x", String);
    expect(facts).toEqual({ retry: "never", done: "no" });
    expect(fields.name).toBe("TechLookupError");
    expect(unknownFailure(new Error("m"), String).fields.name).toBe("TechLookupError");
  });

  it("that nobody gives: nothing is sent, charged or repeated", async () => {
    const cause = new Error("the session is over");
    const { client, sent } = withSource(() => Promise.reject(cause), { creditLimit: 9 });
    const { error } = await client.safe.domains.get("example.com");
    expect(error).toMatchObject({ code: "TOKEN_UNAVAILABLE", stopped: "not-retryable", attempts: [], cause });
    expect(error?.message).toBe(
      "GET /v1/domain/example.com was not sent: the token provider threw. Look at the cause.",
    );
    expect([sent.length, client.creditsSpent]).toEqual([0, 0]);
  });

  it("that are refused keep the error that says so", async () => {
    const { client, sent } = withSource(() => {
      throw configurationError("token", "is no token");
    });
    const { error } = await client.safe.account.credits();
    expect(error).toMatchObject({ name: "ConfigurationError", argument: "token", attempts: [] });
    expect(sent.length).toBe(0);
  });

  it("that never come are cut off by the attempt's limit, and by the caller", async () => {
    const never = () => new Promise<never>(() => {});
    const late = withSource(never, { attemptTimeoutMs: 100, retry: { maxAttempts: 1 } });
    expect((await late.clock.run(late.client.safe.account.credits())).error).toMatchObject({ code: "TIMEOUT" });
    const controller = new AbortController();
    const call = withSource(never).client.safe.account.credits({ signal: controller.signal });
    controller.abort();
    expect((await call).error).toMatchObject({ code: "ABORTED" });
  });
});
