import fc from "fast-check";
import { expect, it } from "vitest";
import { cached, outcomeOf } from "../cache/support.ts";
import { FakeClock } from "../support/fake-clock.ts";

interface Caller {
  readonly startMs: number;
  readonly deadlineMs: number;
  readonly abortMs: number | undefined;
}

const caller: fc.Arbitrary<Caller> = fc.record({
  startMs: fc.nat(400),
  deadlineMs: fc.integer({ min: 1, max: 500 }),
  abortMs: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
});

/** Lets callers come and leave by the clock, beside a server that takes its time. */
const play = async (callers: readonly Caller[], latencyMs: number) => {
  const clock = new FakeClock();
  const zeroMs = clock.now();
  const nowMs = () => clock.now() - zeroMs;
  let inAir = 0;
  let most = 0;
  const { client, sent } = cached(
    [
      ({ signal }) =>
        new Promise((resolve, reject) => {
          most = Math.max(most, ++inAir);
          let isOver = false;
          const end = (act: () => void) => () => {
            if (!isOver) inAir -= 1;
            isOver = true;
            act();
          };
          const cancel = clock.setTimer(
            end(() => resolve(Response.json({ success: true, data: { list: [] } }))),
            latencyMs,
          );
          signal?.addEventListener("abort", () => {
            cancel();
            end(() => reject(signal.reason))();
          });
        }),
    ],
    // Nothing is kept, so that all is asked for.
    { clock, pacing: false, retry: { maxAttempts: 1 }, cache: { storage: { getItem: () => null, setItem: () => {} } } },
  );
  const outcomes = callers.map(async ({ startMs, deadlineMs, abortMs }) => {
    await new Promise<void>((resolve) => clock.setTimer(resolve, startMs));
    const leaving = new AbortController();
    const cancel = abortMs === undefined ? undefined : clock.setTimer(() => leaving.abort(), abortMs);
    const outcome = await outcomeOf(client.domains.get("a.example", { deadlineMs, signal: leaving.signal }));
    cancel?.();
    return { outcome, endMs: nowMs() };
  });
  const all = await clock.run(Promise.all(outcomes));
  return { all, most, sent: sent.length, inAir, pending: clock.pending, spent: client.creditsSpent };
};

it("whoever comes and leaves: one request at a time, nobody waits for longer than he wants, and who waits long enough is answered", async () => {
  const world = fc.tuple(fc.array(caller, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 300 }));
  await fc.assert(
    fc.asyncProperty(world, async ([callers, latencyMs]) => {
      const { all, most, sent, inAir, pending, spent } = await play(callers, latencyMs);
      for (const [index, { startMs, deadlineMs, abortMs = Infinity }] of callers.entries()) {
        const { outcome, endMs } = all[index] as (typeof all)[number];
        const patienceMs = Math.min(deadlineMs, abortMs);
        expect(endMs - startMs).toBeLessThanOrEqual(Math.min(patienceMs, latencyMs));
        if (patienceMs > latencyMs) expect(outcome).toEqual({ list: [] });
        if (outcome instanceof Error) {
          expect(outcome).toMatchObject(abortMs < deadlineMs ? { code: "ABORTED" } : { stopped: expect.any(String) });
        }
      }
      const data = all.map(({ outcome }) => outcome).filter((outcome) => !(outcome instanceof Error));
      expect(new Set(data).size).toBe(data.length);
      expect([most, inAir, pending, spent]).toEqual([1, 0, 0, sent]);
    }),
    { numRuns: 60 },
  );
});
