import { RecoveryGate } from "@techlookup/core";
import { expect, it } from "vitest";
import { ask, askLive, gatewayBefore } from "./support/gateways.ts";

/** A signal, as of another library, that throws from its nth look on, wherever it is looked at. */
const throwingFrom = (nth: number): AbortSignal => {
  let looks = 0;
  const { signal } = new AbortController();
  const look = (): void => {
    if (++looks >= nth) throw new Error("no such signal");
  };
  return {
    get aborted() {
      look();
      return false;
    },
    addEventListener: (...given: Parameters<AbortSignal["addEventListener"]>) => {
      look();
      signal.addEventListener(...given);
    },
    removeEventListener: (...given: Parameters<AbortSignal["removeEventListener"]>) => {
      signal.removeEventListener(...given);
    },
  } as AbortSignal;
};

const withSignal = (request: Request, nth: number): Request =>
  Object.defineProperty(request, "signal", { value: throwingFrom(nth) });

/** Settlements that a window was told, by what they say. */
type Told = Record<"counted" | "unused", number>;

/** A gateway before an API that works, whose window counts, and whose gate is closed or open. */
const begin = (isClosed: boolean) => {
  const told: Told = { counted: 0, unused: 0 };
  let places = 0;
  const recovery = new RecoveryGate({ random: () => 0 });
  const made = gatewayBefore(() => Response.json({ success: true, data: { found: 1 } }), {
    ...{ recovery, creditsPerDay: 5 },
    baseUrl: "https://api.example.com",
    pacing: {
      window: {
        admit: ({ ids, settlements }) => {
          for (const { as } of settlements) told[as as keyof Told]++;
          places += ids.length;
          return { starts: ids.map(() => 0), waitMs: 0, askMs: 0, gateMs: 0, cold: false, capacity: 10 };
        },
      },
    },
  });
  const rooms = ["/v1/technology-lookup-live", "/v1/domain/{domain}"].map((route) =>
    recovery.roomOf("https://api.example.com", route),
  );
  if (isClosed) for (const room of rooms) for (let call = 0; call < 4; call++) room.pass()?.settle("down");
  return { ...made, told, taken: () => places, rooms };
};

const everywhere = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((nth) => [true, false].map((isClosed) => [nth, isClosed] as const));

it.each(everywhere)(
  "a signal that throws at look %i, the gate being closed: %s, costs nothing and keeps nothing",
  async (nth, isClosed) => {
    const { gateway, seen, told, taken, rooms } = begin(isClosed);
    const statuses: number[] = [];
    // Each costs 1 credit, where it is sent, of 5.
    for (let call = 0; call < 6; call++) {
      const { status } = await gateway(withSignal(ask("/v1/domain/new.example"), nth));
      statuses.push(status);
    }
    const isSent = statuses[0] === 200;
    expect(statuses).toEqual(isSent ? [200, 200, 200, 200, 200, 402] : Array(6).fill(500));
    expect(seen).toHaveLength(isSent ? 5 : 0);
    await expect.poll(() => told.counted + told.unused).toBe(taken());
    expect(told.counted).toBe(seen.length);
    expect(rooms.map(({ waiting }) => waiting)).toEqual([0, 0]);
    // Nor does it hold up who would try the API next.
    expect(rooms.map(({ waitMs }) => waitMs)).toEqual([0, 0]);
  },
);

it.each(everywhere)("nor does one of a live detection: look %i, closed: %s", async (nth, isClosed) => {
  const { gateway, seen } = begin(isClosed);
  const { status } = await gateway(withSignal(askLive({ url: "new.example" }), nth));
  expect(seen).toHaveLength(status === 200 ? 1 : 0);
  // The 5 credits are there still, unless it was sent.
  expect((await gateway(askLive({ url: "other.example" }))).status).toBe(status === 200 ? 402 : 200);
});
