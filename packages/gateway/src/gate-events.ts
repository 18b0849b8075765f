import type { GateEvent } from "@techlookup/core";
import { tellHooks } from "@techlookup/core/platform";
import type { GatewayOptions } from "./options.ts";

/** Tells the operator when callers begin to wait together, when one of them tries the API, and when they go on. */
export class GateEvents {
  readonly #onGate: GatewayOptions["onGate"];
  readonly #baseUrl: string;
  readonly #nowMs: () => number;
  /** When a 429 made all wait, until one of them goes on. */
  #closedMs: number | undefined;

  constructor(onGate: GatewayOptions["onGate"], baseUrl: string, nowMs: () => number) {
    this.#onGate = onGate;
    this.#baseUrl = baseUrl;
    this.#nowMs = nowMs;
  }

  /** Calls the hook `onGate`. What it throws, now or later, changes nothing. */
  tell(event: GateEvent): void {
    tellHooks([{ onGate: this.#onGate }], "onGate", () => Object.freeze(event));
  }

  /** The API has answered 429: all wait for so long. Told once, whoever meets it as well. */
  close(waitMs: number, waiting: number): void {
    if (this.#closedMs !== undefined) return;
    this.#closedMs = this.#nowMs();
    this.#tellLimit({ gate: "closed", forMs: 0, waitMs, waiting });
  }

  /** A request has its place in the rate limit. */
  open(waiting: number): void {
    const closedMs = this.#closedMs;
    if (closedMs === undefined) return;
    this.#closedMs = undefined;
    this.#tellLimit({ gate: "open", forMs: Math.round(this.#nowMs() - closedMs), waiting });
  }

  #tellLimit(event: Omit<GateEvent, "reason" | "baseUrl">): void {
    this.tell({ reason: "rate-limit", baseUrl: this.#baseUrl, ...event });
  }
}
