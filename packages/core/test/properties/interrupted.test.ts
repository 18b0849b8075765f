import fc from "fast-check";
import { expect, it } from "vitest";
import { isTechLookupError, rowOf } from "../../src/index.ts";
import { type Step, scripted } from "../support/scripted.ts";

const seed = 20_261_123;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Pieces of a body: bytes, none at all, and what no stream of bytes should hold. */
const pieces = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc.constant(new Uint8Array()),
    fc.constantFrom("text", 7, {}, '{"success":true,"data":1}').map((piece) => piece as unknown as Uint8Array),
  ),
  { maxLength: 4 },
);
const body = fc.record({ pieces, end: fc.constantFrom("close", "error", "hang") });
const status = fc.constantFrom(200, 201, 302, 400, 404, 429, 500, 503);

/** An answer that comes at once, after all, or never; whole, broken, or nothing of the kind. */
const answer = fc.record({
  kind: fc.constantFrom("response", "late", "late garbage", "throws", "throws late", "empty"),
  ...{ status, body },
  garbage: fc.constantFrom<unknown>(undefined, null, 0, {}, { body: {} }, { body: { cancel: () => undefined } }),
});

/** Whatever becomes of a call, a body must be read to its end or let go of; this counts those that are not. */
const openBodies = () => {
  const open = new Set<object>();
  const make = (given: { pieces: Uint8Array[]; end: string }): ReadableStream => {
    const mark = {};
    open.add(mark);
    let next = 0;
    return new ReadableStream(
      {
        pull(controller) {
          const piece = given.pieces[next++];
          if (piece !== undefined) return controller.enqueue(piece);
          if (given.end === "hang") return new Promise<void>(() => {});
          open.delete(mark);
          return given.end === "close" ? controller.close() : controller.error(new TypeError("terminated"));
        },
        cancel: () => void open.delete(mark),
      },
      { highWaterMark: 0 },
    );
  };
  return { open, make };
};

it("a call that is cut short at any moment ends with an error of this project, and leaves nothing behind", async () => {
  const abortAtMs = fc.option(fc.integer({ min: 0, max: 70_000 }), { nil: undefined });
  const property = fc.asyncProperty(
    fc.array(answer, { minLength: 1, maxLength: 4 }),
    abortAtMs,
    fc.integer({ min: 1, max: 100_000 }),
    async (answers, abortsAt, deadlineMs) => {
      const { open, make } = openBodies();
      const late: (() => void)[] = [];
      const steps = answers.map(({ kind, status: code, body: given, garbage }): Step => {
        const response = (): Response => new Response(make(given), { status: code });
        if (kind === "empty") return async () => new Response(null, { status: code });
        if (kind === "response") return async () => response();
        if (kind === "throws") return { throws: garbage };
        return () =>
          new Promise((resolve, reject) => {
            late.push(() => {
              if (kind === "late") resolve(response());
              else if (kind === "late garbage") resolve(garbage as Response);
              else reject(garbage);
            });
          });
      });
      const { client, clock } = scripted(steps, { deadlineMs, retry: { maxAttempts: answers.length } });
      const controller = new AbortController();
      const dontAbort = abortsAt === undefined ? undefined : clock.setTimer(() => controller.abort(), abortsAt);
      const startedAtMs = clock.now();
      const result = await clock.run(client.safe.domains.get("example.com", { signal: controller.signal }));
      const elapsedMs = clock.now() - startedAtMs;

      expect(elapsedMs).toBeLessThanOrEqual(deadlineMs);
      if (controller.signal.aborted && elapsedMs > (abortsAt ?? 0)) expect.fail("went on after the abort");
      dontAbort?.();
      expect(clock.pending).toBe(0);
      if (!result.ok) {
        const { error } = result;
        expect(isTechLookupError(error)).toBe(true);
        expect(rowOf(error.code)).toBeDefined();
        expect(error.stopped === "aborted").toBe(error.code === "ABORTED");
      }
      // What comes after all is let go of. A promise that rejects with nobody listening would fail the whole run.
      for (const arrive of late) arrive();
      for (let turn = 0; turn < 3; turn++) await nextTurn();
      expect(open.size).toBe(0);
    },
  );
  await fc.assert(property, { seed, numRuns: 600 });
});
