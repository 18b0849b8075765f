// @boundaries-ignore the clock that core's own tests run by
import { FakeClock } from "../../../../packages/core/test/support/fake-clock.ts";

/** One clock for client and sandbox, so that a request that is slow there is late here. */
export class SharedClock extends FakeClock {
  /** What the sandbox waits by. */
  sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const cancel = this.setTimer(resolve, ms);
      const leave = (): void => {
        cancel();
        reject(signal.reason);
      };
      if (signal.aborted) leave();
      else signal.addEventListener("abort", leave);
    });
}
