import { check, unreadable } from "../errors/configuration.ts";
import {
  defaultsOf,
  type OptionTable,
  readFunction,
  readObject,
  readOptions,
  type WithDefaults,
} from "../errors/option-table.ts";
import type { Outage } from "../errors/outage.ts";
import { isObject } from "../errors/plain-data.ts";
import { type Clock, systemClock, timerClock } from "../options/clock.ts";
import { WaitingRoom } from "./waiting-room.ts";

/** The options of a recovery gate. */
export interface RecoveryGateOptions {
  /** Measures time, for tests. Default: the platform's clock. */
  readonly clock?: Clock | undefined;
  /** Returns numbers from 0 up to, not including, 1, for jitter; for tests. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

const gateOptions: OptionTable<WithDefaults<RecoveryGateOptions, "clock" | "random">> = {
  clock: { default: systemClock, read: readObject("a Clock", "now", "setTimer") },
  random: {
    get default() {
      return Math.random;
    },
    read: readFunction(),
  },
};

/**
 * Holds calls back while a server is down: they wait until one that tries it gets a response. Every client has its own gate; pass one to several
 * clients to share the state of the server. Each endpoint is judged separately, so one that fails does not stop the others.
 *
 * The rules, and how they were chosen, are our decision (docs-internal/decisions/0022-recovery-gate.md).
 *
 * @example
 * const recovery = new RecoveryGate();
 * const live = new TechLookup({ recovery, patienceMs: 0 });
 * const overnight = new TechLookup({ recovery, priority: "bulk", patienceMs: 600_000 });
 */
export class RecoveryGate {
  readonly #rooms = new Map<string, WaitingRoom>();
  readonly #random: () => number;
  /**
   * What it measures time by. For packages of a runtime.
   *
   * @internal
   */
  readonly clock: Required<Clock>;

  /**
   * Open.
   *
   * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is invalid.
   */
  constructor(options: RecoveryGateOptions = {}) {
    try {
      check(isObject(options), "RecoveryGate", "be given an object such as { clock }", options);
      const { clock, random } = readOptions(gateOptions, defaultsOf(gateOptions), options, "RecoveryGate.");
      this.clock = timerClock(clock);
      this.#random = random;
    } catch (thrown) {
      throw unreadable("RecoveryGate", thrown);
    }
  }

  /** The parts of the server that are down or recovering now. Empty if all is well. */
  get outages(): readonly Outage[] {
    return Object.freeze([...this.#rooms.values()].flatMap(({ outage }) => outage ?? []));
  }

  /**
   * The gate before one part of a server. For packages of a runtime.
   *
   * @internal
   * @example
   * const room = new RecoveryGate().roomOf("https://api.example.com", "/v1/usage");
   */
  roomOf(baseUrl: string, route: string): WaitingRoom {
    const name = `${baseUrl} ${route}`;
    const room = this.#rooms.get(name) ?? new WaitingRoom(this.clock, this.#random, { baseUrl, route });
    this.#rooms.set(name, room);
    return room;
  }
}
