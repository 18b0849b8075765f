import { createHook } from "node:async_hooks";
import { describe, expect, it } from "vitest";
import type { ClientOptions } from "../src/index.ts";
import { memoryWindow, type Settlement, type Transport } from "../src/platform.ts";
import { scripted, success } from "./support/scripted.ts";

/** What a call makes: promises of any kind, and timers, those that end it in time included. */
const costOf = async (pacing: ClientOptions["pacing"]): Promise<{ promises: number; timers: number }> => {
  const { client, clock } = scripted([success()], { pacing });
  // The first teaches the window, and fills caches.
  await client.account.credits();
  await client.account.credits();
  let promises = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === "PROMISE") promises++;
    },
  });
  const timersBefore = clock.delays.length;
  hook.enable();
  await client.account.credits();
  hook.disable();
  // What settles later would be seen here.
  expect(clock.pending).toBe(0);
  return { promises, timers: clock.delays.length - timersBefore };
};

describe("a call that finds room", () => {
  it("makes no promise and no timer beyond those of a call that is not paced", async () => {
    const unpaced = await costOf(false);
    expect(unpaced.promises).toBeGreaterThan(0);
    expect(await costOf({ limit: 1_000 })).toEqual(unpaced);
  });
});

describe("when a request left", () => {
  /** A live detection of 20 s, by a transport that knows that it left after 100 ms, or does not. */
  const settlementsOf = async (knowsSent: boolean): Promise<Settlement[]> => {
    const settlements: Settlement[] = [];
    const { client, clock } = scripted(
      [success()],
      {
        pacing: {
          window: {
            admit: (request) => {
              settlements.push(...request.settlements);
              return window.admit(request);
            },
          },
        },
      },
      0.5,
      {
        transport: (async () => {
          const sentAtMs = clock.now() + 100;
          await new Promise<void>((resolve) => clock.setTimer(resolve, 20_000));
          const text = '{"success":true,"data":{}}';
          const answer = { status: 200, headers: new Headers(), text, end: "complete" } as const;
          return { ...answer, ...(knowsSent && { requestSent: "yes", sentAtMs }) };
        }) satisfies Transport,
      },
    );
    const window = memoryWindow(clock);
    await clock.run(client.domains.detectLive("github.com"));
    return settlements;
  };

  it("reaches the window through the engine: the place is taken for as long as the way there takes at most", async () => {
    // 5 s are the most, as long as nothing is known of the server's distance.
    expect(await settlementsOf(true)).toMatchObject([{ as: "counted", agoMs: 20_000 - 100 - 5_000 }]);
  });

  it("is not known of every transport: then the answer counts", async () => {
    expect(await settlementsOf(false)).toMatchObject([{ as: "counted", agoMs: 0 }]);
  });
});
