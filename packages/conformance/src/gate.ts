import { type Flyer, GateState, type Sign } from "@techlookup/core/platform";
import { difference, firstOf } from "./difference.ts";

/** What a gate has to say after a step; of what a step leaves out nothing is expected. */
interface Expected {
  readonly open: boolean;
  /** How long until the next may pass whose call was not sent before, in milliseconds. */
  readonly waitMs?: number;
  /** The same for one whose call was. */
  readonly againMs?: number;
  /** How many a `fill` let pass. */
  readonly passed?: number;
  /** Whether the one of a `send` may be sent. */
  readonly granted?: boolean;
}

/** One step of a walk, and what follows from it. */
interface Step {
  readonly step: "attempt" | "pass" | "send" | "settle" | "fill" | "lose" | "idle" | "look";
  /** How much time has gone by before it, in milliseconds. */
  readonly afterMs?: number;
  readonly times?: number;
  /** How long each of an `attempt` is on its way, in milliseconds. */
  readonly tookMs?: number;
  readonly sign?: Sign;
  /** By what those of a `pass` or `fill` are called in later steps. */
  readonly name?: string;
  /** A `pass` that is not sent yet. */
  readonly unsent?: boolean;
  /** The number that chance gives, from 0 up to 1. Default 0.5. */
  readonly random?: number;
  readonly expected: Expected;
}

/** A walk through a gate. */
export interface GateWalk {
  readonly id: string;
  readonly says: string;
  readonly rule: string;
  readonly walk: readonly Step[];
}

interface Sent {
  readonly flyer: Flyer;
  sentMs: number;
}

/** A gate, its time, and those on their way by their names. */
class Walker {
  readonly #state = new GateState();
  readonly #sent = new Map<string, Sent[]>();
  #nowMs = 0;

  /** Does a step, and tells what came of it. */
  take(step: Step): Expected {
    this.#nowMs += step.afterMs ?? 0;
    const { times = 1, name = "" } = step;
    const known = this.#sent.get(name) ?? [];
    let more: Partial<Expected> = {};
    if (step.step === "attempt") for (let time = 0; time < times; time++) this.#attempt(step);
    if (step.step === "pass") this.#sent.set(name, [...known, ...this.#pass(times, step.unsent)]);
    if (step.step === "fill") {
      const passed = this.#fill();
      this.#sent.set(name, [...known, ...passed]);
      more = { passed: passed.length };
    }
    if (step.step === "send") more = { granted: known.every((one) => this.#send(one)) };
    if (step.step === "settle") for (const one of known.splice(0, step.times ?? known.length)) this.#settle(one, step);
    if (step.step === "lose") for (let time = 0; time < times; time++) this.#state.lose(this.#nowMs);
    if (step.step === "idle") this.#state.openIfGrown();
    const [waitMs, againMs] = [false, true].map((again) => this.#state.waitMs(this.#nowMs, again)) as [number, number];
    return { open: this.#state.isOpen, waitMs, againMs, ...more };
  }

  #send(one: Sent): boolean {
    one.sentMs = this.#nowMs;
    return this.#state.send(one.flyer, this.#nowMs);
  }

  #pass(times: number, unsent = false): Sent[] {
    return Array.from({ length: times }, () => {
      const one = { flyer: this.#state.pass(this.#nowMs), sentMs: this.#nowMs };
      if (!unsent) this.#send(one);
      return one;
    });
  }

  #fill(): Sent[] {
    const passed: Sent[] = [];
    // An open gate lets as many pass as like.
    while (!this.#state.isOpen && this.#state.waitMs(this.#nowMs, false) === 0) passed.push(...this.#pass(1));
    return passed;
  }

  #settle({ flyer, sentMs }: Sent, { sign = "up", random = 0.5 }: Step): void {
    this.#state.settle(flyer, sign, sentMs, this.#nowMs, random);
  }

  #attempt(step: Step): void {
    const [one] = this.#pass(1) as [Sent];
    this.#nowMs += step.tookMs ?? 0;
    this.#settle(one, step);
  }
}

/** Walks, and says at which step something is not as expected. */
export const checkGate = ({ walk }: GateWalk): string | undefined => {
  const walker = new Walker();
  return firstOf(
    walk.map((step, index) => difference(step.expected, walker.take(step), `step ${index + 1}, ${step.step}`)),
  );
};
