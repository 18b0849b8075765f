import type { MiddlewareHandler } from "hono";
import type { Account } from "./account.ts";
import { failure, Refusal } from "./envelope.ts";
import { hasKeyForm, secretOf } from "./keys.ts";
import { wholeSeconds } from "./limits/rate-limit-headers.ts";
import type { Env } from "./routes/context.ts";
import type { State } from "./state.ts";

const authenticate = (header: string | undefined, state: State): Account => {
  if (header === undefined) throw new Refusal("UNAUTHORIZED", "Missing Authorization header");
  const secret = secretOf(header);
  if (secret === undefined) throw new Refusal("UNAUTHORIZED", "Authorization header must be 'Bearer <key>'");
  if (!hasKeyForm(secret)) {
    const form = "'tapi_live_' or 'tapi_test_' and 32 characters";
    throw new Refusal("UNAUTHORIZED", `Malformed API key: it must be ${form}, and has ${secret.length} in all`);
  }
  const account = state.account(secret);
  if (account === undefined) throw new Refusal("UNAUTHORIZED", "Invalid API key");
  if (account.key.status === "revoked") throw new Refusal("UNAUTHORIZED", "API key has been revoked");
  return account;
};

/**
 * Who may come in: a known key, within its window, of an account that is not restricted. The order is the sandbox's own: the
 * vendor documents none. An answer to an unknown key has no window to tell of.
 */
export const admission =
  (state: State): MiddlewareHandler<Env> =>
  async (context, next) => {
    const account = authenticate(context.req.header("authorization"), state);
    context.set("state", state);
    context.set("account", account);
    const nowMs = state.clock.now();
    const waitMs = account.window.enter(nowMs);
    // Now, not when the answer is there: a slow one must not tell of requests that came after it.
    const headers = { success: account.rateLimitHeaders(nowMs, true), failure: account.rateLimitHeaders(nowMs, false) };
    if (waitMs > 0) {
      const retryAfter = { "retry-after": String(wholeSeconds(waitMs)) };
      context.res = failure("RATE_LIMIT", `Rate limit of ${account.plan.requests} requests exceeded`, retryAfter);
    } else if (account.key.status === "restricted") {
      context.res = failure("FORBIDDEN", "This account is restricted");
    } else {
      await next();
    }
    const { ok } = context.res;
    account.note(nowMs, ok);
    for (const [name, value] of Object.entries(ok ? headers.success : headers.failure)) context.header(name, value);
    context.header("x-sandbox-data", "made-up");
  };
