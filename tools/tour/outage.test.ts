import { createSandbox } from "@techlookup/sandbox";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { lookUpThroughOutage, mostLoad } from "./outage.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

// What the tour shows in five seconds and over HTTP, here in moments.
it.each([1, 2, 3, 4, 5])("in an outage of 3 s every lookup succeeds, for few requests: run %i", async () => {
  const sandbox = createSandbox();
  const passed = lookUpThroughOutage(sandbox, { fetch: sandbox.fetch as typeof fetch });
  await vi.advanceTimersByTimeAsync(60_000);
  const { gated, ungated } = await passed;
  expect(gated).toMatchObject({ failed: 0, begun: 60, saved: 60 });
  expect(gated.requests).toBeGreaterThan(0);
  expect(gated.requests).toBeLessThanOrEqual(mostLoad * gated.begun);
  // The bound means something: a client without the gate is beyond it, and loses lookups.
  expect(ungated.requests).toBeGreaterThan(mostLoad * ungated.begun);
  expect(ungated.saved).toBeLessThan(ungated.begun);
});
