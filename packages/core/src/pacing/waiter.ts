import { type Clock, setAlarm } from "../options/clock.ts";
import type { Entry, Refusal } from "./slot.ts";

/** A call on its way to a place. Its wait is its own: on Workers, timers and promises of a request end with it. */
export class Waiter {
  readonly entry: Entry;
  readonly sinceMs: number;
  readonly untilMs: number;
  /** Names its place; a new one after a place was given back. */
  id: string;
  /** When it may start, by the client's clock. */
  startMs: number | undefined;
  /** Why it will not be sent. */
  refusal: Omit<Refusal, "waitedMs"> | undefined;
  /** When its timer rings: who oversleeps this is not served, since he may be gone. */
  ringsMs: number;
  /** Ends its sleep. */
  wake: (() => void) | undefined;

  constructor(entry: Entry, id: string, nowMs: number) {
    this.entry = entry;
    this.id = id;
    this.sinceMs = this.ringsMs = nowMs;
    this.untilMs = nowMs + entry.remainingMs;
  }

  /** Refuses it; the first reason counts. */
  refuse(refusal: Omit<Refusal, "waitedMs">): void {
    this.refusal ??= refusal;
    this.wake?.();
  }

  /** Has given its start back, and waits for another. */
  restart(id: string): void {
    this.id = id;
    this.startMs = undefined;
    this.wake?.();
  }

  /** Wakes it when its caller aborts, until called off. Once a wait: a signal that many share takes long to add to. */
  wakeOnAbort(clock: Clock): () => void {
    return setAlarm({ afterMs: Infinity, signal: this.entry.signal, clock }, () => this.wake?.());
  }

  /** Sleeps until then, or until woken. Leaves no timer behind. Tells whether the time is over. */
  async sleep(clock: Clock, nowMs: number, ringsMs: number): Promise<boolean> {
    this.ringsMs = ringsMs;
    let callOff: (() => void) | undefined;
    const rang = await new Promise<boolean>((resolve) => {
      this.wake = () => resolve(false);
      callOff = setAlarm({ afterMs: Math.max(0, ringsMs - nowMs), signal: undefined, clock }, () => resolve(true));
    });
    this.wake = undefined;
    callOff?.();
    return rang;
  }
}
