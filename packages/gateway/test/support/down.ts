import { type GateEvent, RecoveryGate } from "@techlookup/core";
import { expect } from "vitest";
import type { GatewayOptions } from "../../src/index.ts";
import { ask, gatewayBefore } from "./gateways.ts";

export const well = (): Response => Response.json({ success: true, data: { found: 1 } });
export const down = (): Response => new Response("<html>", { status: 503 });

/** A gateway before an API that is down until the test says otherwise, and whose gate has closed for usage, and for live detections. */
export const beginDown = async (options: Partial<GatewayOptions> = {}) => {
  const events: GateEvent[] = [];
  let answer = down;
  const made = gatewayBefore(() => answer(), {
    recovery: new RecoveryGate({ random: () => 0.999 }),
    onGate: (event) => void events.push(event),
    ...{ limitPerMinute: Number.POSITIVE_INFINITY, pacing: false },
    ...options,
  });
  const { gateway, seen } = made;
  const statusOf = async (request: Request): Promise<number> => (await gateway(request)).status;
  const close = async (make = () => ask("/v1/usage")): Promise<void> => {
    for (let call = 0; call < 4; call++) expect(await statusOf(make())).toBe(503);
  };
  const recover = (): void => {
    answer = well;
  };
  await close();
  seen.length = 0;
  return { ...made, events, statusOf, close, recover };
};

/** What a promise comes to, as soon as it has. */
export const watch = <T>(promise: Promise<T>) => {
  const seen: { value?: T } = {};
  void promise.then((value) => Object.assign(seen, { value }));
  return seen;
};
