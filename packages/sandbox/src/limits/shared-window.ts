import { FixedWindow } from "./fixed-window.ts";
import { ForeignArrivals, type ForeignUser } from "./foreign-user.ts";
import type { RateWindow, WindowKind, WindowSettings } from "./rate-window.ts";
import { RollingLog } from "./rolling-log.ts";
import { TwoBuckets } from "./two-buckets.ts";

const kinds: Readonly<Record<WindowKind, new (settings: WindowSettings) => RateWindow>> = {
  log: RollingLog,
  "two-bucket": TwoBuckets,
  fixed: FixedWindow,
};

/** What a key's window is made from. */
export interface SharedWindowSettings extends WindowSettings {
  readonly window: WindowKind;
  readonly foreignUser: ForeignUser;
  /** From when on the foreign user comes. */
  readonly startMs: number;
}

/** A window that the caller shares with a foreign user: whoever looks meets what that one has sent until then. */
export class SharedWindow implements RateWindow {
  /** What the foreign user has sent, and how much of that was turned away. */
  readonly foreign: { requests: number; refused: number } = { requests: 0, refused: 0 };
  readonly #window: RateWindow;
  readonly #arrivals: ForeignArrivals;

  constructor({ window, foreignUser, startMs, ...settings }: SharedWindowSettings) {
    this.#window = new kinds[window](settings);
    this.#arrivals = new ForeignArrivals(foreignUser, settings.windowMs, startMs);
  }

  #catchUp(nowMs: number): RateWindow {
    this.#arrivals.play(nowMs, (atMs) => {
      this.foreign.requests += 1;
      if (this.#window.enter(atMs) > 0) this.foreign.refused += 1;
    });
    return this.#window;
  }

  enter(nowMs: number): number {
    return this.#catchUp(nowMs).enter(nowMs);
  }

  remaining(nowMs: number): number {
    return this.#catchUp(nowMs).remaining(nowMs);
  }

  moreInMs(nowMs: number): number | undefined {
    return this.#catchUp(nowMs).moreInMs(nowMs);
  }
}
