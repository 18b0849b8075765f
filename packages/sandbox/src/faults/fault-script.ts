import type { Fault } from "./fault.ts";
import { isFault } from "./is-fault.ts";

const matches = (fault: Fault, method: string, path: string): boolean => {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  if (fault.path === undefined) return true;
  return fault.path.endsWith("*") ? path.startsWith(fault.path.slice(0, -1)) : path === fault.path;
};

/** The faults to come, in order. A request meets the first that matches it. */
export class FaultScript {
  #steps: { fault: Fault; left: number; untilMs: number }[] = [];

  readonly #isServed: boolean;
  readonly #now: () => number;

  /** `now`: the sandbox's time, for faults that last. */
  constructor(isServed: boolean, now: () => number) {
    this.#isServed = isServed;
    this.#now = now;
  }

  /**
   * Adds faults: all of them, or none.
   *
   * @throws TypeError that says of each wrong one what is wrong.
   */
  add(faults: readonly unknown[]): void {
    const problems: string[] = [];
    const good = faults.filter((fault, index): fault is Fault =>
      isFault(fault, (problem) => problems.push(`fault ${index + 1} ${problem}`)),
    );
    if (this.#isServed && good.some(({ kind }) => kind === "refuse")) {
      problems.push("'refuse' works in-process only: call refuseConnections() of the running sandbox instead");
    }
    if (problems.length > 0) throw new TypeError(`Nothing was scripted: ${problems.join("; ")}`);
    const nowMs = this.#now();
    for (const fault of good) {
      const { forMs, times = forMs === undefined ? 1 : Infinity } = fault;
      this.#steps.push({ fault, left: times, untilMs: nowMs + (forMs ?? Infinity) });
    }
  }

  /** The fault that a request meets, if any; counts it down. */
  take(method: string, path: string): Fault | undefined {
    this.#dropOver();
    const step = this.#steps.find(({ fault }) => matches(fault, method, path));
    if (step === undefined) return undefined;
    step.left -= 1;
    if (step.left <= 0) this.#steps = this.#steps.filter((other) => other !== step);
    return step.fault;
  }

  clear(): void {
    this.#steps = [];
  }

  /** Faults that have not been used up, and are not over. */
  get pending(): number {
    this.#dropOver();
    return this.#steps.length;
  }

  #dropOver(): void {
    const nowMs = this.#now();
    this.#steps = this.#steps.filter(({ untilMs }) => nowMs < untilMs);
  }
}
