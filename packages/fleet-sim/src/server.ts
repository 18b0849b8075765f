import type { World } from "./world.ts";

/** How a request ends, as its client sees it. */
export type Ending = "answered" | "refused" | "503" | "timeout";

/** What is wrong with the server at a moment, and with how many of the requests. */
export interface Fault {
  readonly kind: "refused" | "503" | "stall" | "slow";
  readonly share: number;
}

/** A server as a simulation needs it. */
export interface ServerOptions {
  /** Requests a second that it can answer, one after the other. Default: as many as like, each in `answerMs`. */
  readonly capacity?: number;
  /** The least that an answer takes, and the most. Default: 5 to 15 ms. */
  readonly answerMs?: readonly [least: number, most: number];
  /** Requests that may wait in it; one more gets a 503. */
  readonly queue?: number;
  /** What is wrong at that moment. */
  readonly fault?: (nowMs: number, route: string) => Fault | undefined;
}

interface Job {
  readonly route: string;
  readonly end: (ending: Ending) => void;
}

const wayMs = 2;
const slowMs = 400;

/** Counts what reaches it, by the second. A stalled one takes requests in and answers none; once it goes on it also answers those whose clients have gone. */
export class Server {
  readonly bySecond: number[] = [];
  readonly #world: World;
  readonly #options: ServerOptions;
  readonly #jobs: Job[] = [];
  #isBusy = false;

  constructor(world: World, options: ServerOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** Sends one; `done` is told once how it ended. */
  send(route: string, timeoutMs: number, done: (ending: Ending) => void): void {
    let isOver = false;
    const end = (ending: Ending): void => {
      if (isOver) return;
      isOver = true;
      callOff();
      done(ending);
    };
    const callOff = this.#world.after(timeoutMs, () => end("timeout"));
    this.#world.after(wayMs, () => this.#take({ route, end: (ending) => this.#world.after(wayMs, () => end(ending)) }));
  }

  #fault(route: string): Fault | undefined {
    const fault = this.#options.fault?.(this.#world.nowMs, route);
    return fault && this.#world.random() < fault.share ? fault : undefined;
  }

  #take(job: Job): void {
    const { capacity, queue = Infinity, answerMs = [5, 15] } = this.#options;
    const second = Math.floor(this.#world.nowMs / 1_000);
    this.bySecond[second] = (this.bySecond[second] ?? 0) + 1;
    const kind = this.#fault(job.route)?.kind;
    if (kind === "refused" || kind === "503") this.#world.after(kind === "503" ? 1 : 0, () => job.end(kind));
    else if (capacity === undefined) {
      const [least, most] = answerMs;
      const takesMs = least + (most - least) * this.#world.random() + (kind === "slow" ? slowMs : 0);
      if (kind === "stall") this.#whenWell(job, takesMs);
      else this.#world.after(takesMs, () => job.end("answered"));
    } else if (this.#jobs.length >= queue) this.#world.after(1, () => job.end("503"));
    else {
      this.#jobs.push(job);
      this.#work();
    }
  }

  #whenWell(job: Job, takesMs: number): void {
    this.#world.after(100, () => {
      if (this.#fault(job.route)?.kind === "stall") this.#whenWell(job, takesMs);
      else this.#world.after(takesMs, () => job.end("answered"));
    });
  }

  #work(): void {
    const [job] = this.#jobs;
    if (this.#isBusy || !job) return;
    this.#isBusy = true;
    const again = (ms: number, then: () => void): void => {
      this.#world.after(ms, () => {
        this.#isBusy = false;
        then();
        this.#work();
      });
    };
    if (this.#fault(job.route)?.kind === "stall") again(20, () => {});
    else again(1_000 / (this.#options.capacity as number), () => this.#jobs.shift()?.end("answered"));
  }
}
