import { describe, expect, it, vi } from "vitest";
import { type ClientOptions, memoryWindow, type PacingWindow, systemClock } from "../src/index.ts";
import { burst, make, pass, sandbox, stopTime, withSandbox } from "./support/paced.ts";

withSandbox();

describe("the place of a live detection", () => {
  /** How long ago the server had counted it at the latest, when its answer came; after calls that told how far the server is. */
  const countedAgoMs = async (options: ClientOptions): Promise<number> => {
    const inner = memoryWindow(systemClock);
    const counted: number[] = [];
    const window: PacingWindow = {
      admit: (request) => {
        counted.push(...request.settlements.map(({ agoMs }) => agoMs));
        return inner.admit(request);
      },
    };
    const client = make({ window, windowMs: 60_000 }, options);
    await burst(client, 20);
    await client.domains.detectLive("github.com");
    return counted.at(-1) ?? Number.NaN;
  };

  it("is taken for as long as the request takes to arrive, over the transport that knows when it left", async () => {
    stopTime();
    const liveDelayMs = 1_500;
    sandbox.change({ windowMs: 60_000, requests: { pro: 100 }, liveDelayMs });
    const counting = Promise.all([countedAgoMs({}), countedAgoMs({ fetch: globalThis.fetch })]);
    // Both have arrived, and the server takes its time.
    const timers = vi.spyOn(globalThis, "setTimeout");
    while (timers.mock.calls.filter(([, ms]) => ms === liveDelayMs).length < 2) await new Promise(setImmediate);
    timers.mockRestore();
    await pass(liveDelayMs);
    const [own, fetched] = await counting;
    // Half a second at least is left to a request that is under way.
    expect(own).toBe(liveDelayMs - 500);
    expect(fetched).toBe(0);
  });
});
