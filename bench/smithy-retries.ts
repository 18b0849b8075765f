import { DEFAULT_MAX_ATTEMPTS, StandardRetryStrategy } from "@smithy/core/retry";

/** Wraps a request as the middleware of smithy's clients does: their standard strategy, which has a budget of its own. What is lost, and a 503, is transient. */
export const smithyRetries = (): (<T>(send: () => Promise<{ status: number; value: T }>) => Promise<T>) => {
  const strategy = new StandardRetryStrategy(DEFAULT_MAX_ATTEMPTS);
  return async (send) => {
    let token = await strategy.acquireInitialRetryToken("");
    for (;;) {
      const { status, value } = await send().catch(() => ({ status: 503, value: undefined as never }));
      if (status < 500) {
        strategy.recordSuccess(token);
        return value;
      }
      token = await strategy.refreshRetryTokenForRetry(token, { errorType: "TRANSIENT" });
    }
  };
};
