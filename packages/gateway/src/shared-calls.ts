import type { GatewayAnswer } from "./answer.ts";

/**
 * How long a good answer is kept for whoever asks the same again, in milliseconds: a browser that has lost its connection
 * asks again at once. Ours.
 */
const keptMs = 10_000;

interface Shared {
  readonly answer: Promise<GatewayAnswer>;
  /** `Infinity` while it is under way. */
  untilMs: number;
}

/**
 * Calls that are not to be made twice. Browsers repeat a POST by themselves when they lose its connection, and a page cannot
 * keep them from it: the repeated one joins the first, which is made to its end for it.
 */
export class SharedCalls {
  readonly #now: () => number;
  readonly #calls = new Map<string, Shared>();

  constructor(now: () => number) {
    this.#now = now;
  }

  #forgetOld(): void {
    const nowMs = this.#now();
    for (const [key, { untilMs }] of this.#calls) if (untilMs <= nowMs) this.#calls.delete(key);
  }

  /** The answer of a call that is under way or has just been made, if the key's is; else that of the one it starts. */
  join(key: string, start: () => Promise<GatewayAnswer>): Promise<GatewayAnswer> {
    this.#forgetOld();
    const running = this.#calls.get(key);
    if (running) return running.answer;
    const answer = start();
    const shared: Shared = { answer, untilMs: Number.POSITIVE_INFINITY };
    this.#calls.set(key, shared);
    const settle = (isGood: boolean): void => {
      // What failed may be asked for again at once.
      if (isGood) shared.untilMs = this.#now() + keptMs;
      else this.#calls.delete(key);
    };
    answer.then(
      ({ status }) => settle(status === 200),
      () => settle(false),
    );
    return answer;
  }
}
