import type { Passage } from "../../../src/recovery/passage.ts";
import type { Visitor } from "../../../src/recovery/waiting-line.ts";
import { WaitingRoom } from "../../../src/recovery/waiting-room.ts";
import { VirtualTime } from "../../pacing/support/virtual-time.ts";

/** With the patience of a client's default. */
const visitor: Visitor = { patienceMs: 10_000, again: false, agoMs: 0 };

/** The part of a server that is tried. */
export const part = { baseUrl: "https://api.example.com", route: "/v1/usage" };

/** A gate in virtual time. */
export const setUp = (random: number | (() => number) = 0.5) => {
  const time = new VirtualTime();
  const room = new WaitingRoom(time.clock(), typeof random === "number" ? () => random : random, part);
  /** Passes at once. */
  const now = (): Passage => {
    const passage = room.pass();
    if (!passage) throw new Error("the gate is closed");
    return passage;
  };
  /** What a wait comes to, and when. */
  const later = (given: Partial<Visitor> = {}) => {
    const seen: { passage?: Passage | undefined; atMs?: number; isDone?: boolean } = {};
    room.wait({ ...visitor, ...given }, (passage) => {
      passage?.send();
      Object.assign(seen, { passage, atMs: time.nowMs });
    });
    return seen;
  };
  /** Fails until it closes; tells how many it took. */
  const close = async (): Promise<number> => {
    for (let count = 1; count < 20; count++) {
      const passage = now();
      await time.run(time.nowMs + 1);
      passage.settle("down");
      if (!room.isOpen) return count;
    }
    throw new Error("the gate stays open");
  };
  return { time, room, now, later, close };
};
