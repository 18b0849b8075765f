import { expect, it } from "vitest";
import { WaitingRoom } from "../../src/recovery/waiting-room.ts";
import { VirtualTime } from "../pacing/support/virtual-time.ts";
import { part } from "./support/set-up.ts";

/** A closed gate, in a Worker: whoever is gone hears of nothing, and the timers that it has set, for whomever, are gone as well. */
const begin = () => {
  const time = new VirtualTime();
  const clock = time.clock();
  const gone: (() => void)[] = [];
  let isGone = false;
  const setTimer: typeof clock.setTimer = (callback, ms) => {
    const callOff = clock.setTimer(callback, ms);
    if (isGone) gone.push(callOff);
    return callOff;
  };
  const room = new WaitingRoom({ ...clock, setTimer }, () => 0.5, part);
  for (let call = 0; call < 4; call++) room.pass()?.settle("down");
  const leave = (): void => {
    isGone = true;
    room.wait({ patienceMs: 60_000, again: false, agoMs: 0 }, () => {});
    isGone = false;
    for (const callOff of gone.splice(0)) callOff();
  };
  const stay = () => {
    const seen: { atMs?: number } = {};
    room.wait({ patienceMs: 60_000, again: false, agoMs: 0 }, (passage) => {
      if (passage?.send()) seen.atMs = time.nowMs;
      passage?.settle("up");
    });
    return seen;
  };
  return { time, room, leave, stay };
};

it("a call passes within two seconds where the one before it is gone", async () => {
  const { time, leave, stay } = begin();
  leave();
  const next = stay();
  await time.run(20_000);
  // After the second in which the other's place was kept.
  expect(next.atMs).toBe(2_000);
});

it("many that are gone hold it up for no longer than it takes to miss them, and are no longer counted then", async () => {
  const { time, room, leave, stay } = begin();
  for (let call = 0; call < 50; call++) leave();
  const next = stay();
  await time.run(20_000);
  expect(next.atMs).toBe(3_000);
  expect([room.isOpen, room.waiting]).toEqual([true, 0]);
});

it("a call that was taken for gone comes back by itself", async () => {
  const time = new VirtualTime();
  const clock = time.clock();
  const room = new WaitingRoom(clock, () => 0.999, part);
  for (let call = 0; call < 4; call++) room.pass()?.settle("down");
  const passed: string[] = [];
  const wait = (name: string): void =>
    room.wait({ patienceMs: 60_000, again: false, agoMs: 0 }, (passage) => {
      passage?.send();
      passage?.settle("up");
      passed.push(name);
    });
  wait("frozen");
  // Its process sleeps for five seconds, and another call comes before its timers ring.
  clock.frozenUntilMs = 5_000;
  await time.run(4_000);
  wait("new");
  await time.run(10_000);
  expect(passed.sort()).toEqual(["frozen", "new"]);
  expect([room.isOpen, room.waiting, time.pending]).toEqual([true, 0, 0]);
});
