import { oneOutage } from "@techlookup-tools/fleet-sim/one-outage";
import { afterEach, expect, it, vi } from "vitest";
// @boundaries-ignore the real code, which the picture has to come from
import { WaitingRoom } from "../../../packages/core/src/recovery/waiting-room.ts";
import { outagePicture } from "../generate/tables/outage.ts";

afterEach(() => void vi.restoreAllMocks());

/** Counts whom the real gate lets pass. */
const countPassages = (): (() => number) => {
  let count = 0;
  const { pass, wait } = WaitingRoom.prototype;
  vi.spyOn(WaitingRoom.prototype, "pass").mockImplementation(function (this: WaitingRoom) {
    const passage = pass.call(this);
    if (passage) count++;
    return passage;
  });
  vi.spyOn(WaitingRoom.prototype, "wait").mockImplementation(function (this: WaitingRoom, visitor, done) {
    wait.call(this, visitor, (passage) => {
      if (passage) count++;
      done(passage);
    });
  });
  return () => count;
};

it("each request of the outage that the guide draws was let pass by the real gate", () => {
  const picture = outagePicture();
  const passages = countPassages();
  const runs = Array.from({ length: picture.runs }, (_, index) => {
    const before = passages();
    const run = oneOutage(index + 1);
    expect(run.told.requests).toHaveLength(passages() - before);
    return run;
  });
  const drawn = runs.find(
    ({ gate }) => gate.closedMs === picture.gate.closedMs && gate.openedMs === picture.gate.openedMs,
  );
  const { gated, endMs } = picture;
  const shown = gated.bars.reduce((sum, { answered, failed }) => sum + answered + failed, 0);
  expect(shown).toBe(drawn?.told.requests.filter(({ atMs }) => atMs < endMs).length);
});

it("it shows what the text around it says", () => {
  const { gated, ungated, repeating, gate, savedShare, toMs } = outagePicture();
  expect(gated.requests / gated.begun).toBeLessThanOrEqual(0.2);
  expect(savedShare).toBeGreaterThanOrEqual(0.95);
  expect([ungated.saved, repeating.saved]).toEqual([0, repeating.begun]);
  expect(repeating.requests / gated.requests).toBeGreaterThan(10);
  expect(gate.probesMs.every((atMs) => atMs > gate.closedMs && atMs < gate.answeredMs)).toBe(true);
  expect(gate.answeredMs).toBeGreaterThan(toMs);
  expect(gate.openedMs).toBeGreaterThan(gate.answeredMs);
});
