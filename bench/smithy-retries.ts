import { DEFAULT_MAX_ATTEMPTS, StandardRetryStrategy } from "@smithy/core/retry";

/** Wraps a request as the middleware of smithy's clients does: their standard strategy, which has a budget of its own. */
export const smithyRetries = (): (<T>(send: () => Promise<{ status: number; value: T }>) => Promise<T>) => {
  const strategy = new StandardRetryStrategy(DEFAULT_MAX_ATTEMPTS);
  return async (send) => {
    let token = await strategy.acquireInitialRetryToken("");
    for (;;) {
      const { status, value } = await send();
      if (status < 500) {
        strategy.recordSuccess(token);
        return value;
      }
      const errorType = status === 503 ? "THROTTLING" : "SERVER_ERROR";
      token = await strategy.refreshRetryTokenForRetry(token, { errorType });
      const delayMs = token.getRetryDelay();
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
  };
};
