import type { RecoveryGate } from "@techlookup/core";
import {
  type CallSpec,
  type Failure,
  type Outcome,
  type Passage,
  signOf,
  type WaitingRoom,
} from "@techlookup/core/platform";
import { failure, type GatewayAnswer } from "./answer.ts";
import type { GateEvents } from "./gate-events.ts";

/** How long a request may wait for an API that is down: a page that waits for more is better told so. Our decision. */
const maxOutageWaitMs = 2_000;

/** The right to ask the API once, to be given back with what came of it; nothing: it was not asked. */
export interface OutagePassage {
  /** Notes that it is asked now. Tells whether it may be: else the request waits anew. */
  send(): boolean;
  settle(outcome?: Outcome): void;
}

/** What keeps callers from an API that is down. Each endpoint has its own, so that one that fails stops no other. */
export class OutageGate {
  readonly #gate: RecoveryGate;
  readonly #baseUrl: string;
  readonly #events: GateEvents;
  /** Which request of a route met a 500 last. */
  readonly #failed = new Map<string, string>();

  constructor(gate: RecoveryGate, baseUrl: string, events: GateEvents) {
    this.#gate = gate;
    this.#baseUrl = baseUrl;
    this.#events = events;
  }

  /** Until when one that comes now may wait, by the gate's clock. */
  get endMs(): number {
    return this.#gate.clock.elapsed() + maxOutageWaitMs;
  }

  /**
   * Lets a request pass: at once where the API works, else once it may be tried. Nothing: it may not, or all have left who asked for it.
   * Rejects with what the signal throws.
   */
  async pass(spec: CallSpec, endMs: number, left: AbortSignal | undefined): Promise<OutagePassage | undefined> {
    const room = this.#roomOf(spec);
    const passage = room.pass() ?? (await this.#wait(room, endMs, left));
    return passage && { send: () => passage.send(), settle: (outcome) => this.#settle(spec, room, passage, outcome) };
  }

  /** The answer to a request that does not pass: a 503 that says when to come again, in whole seconds, rounded up. */
  refusal(spec: CallSpec): GatewayAnswer {
    const { isDown, waitMs } = this.#roomOf(spec);
    const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
    const problem = isDown
      ? `The API is down, and has not come back within ${maxOutageWaitMs / 1_000} s`
      : `The API comes back after an outage, and has no room within ${maxOutageWaitMs / 1_000} s`;
    const headers = { "retry-after": String(seconds) };
    return failure("GATEWAY_ERROR", `${problem}: wait ${seconds} s.`, { status: 503, headers });
  }

  #roomOf({ route }: CallSpec): WaitingRoom {
    return this.#gate.roomOf(this.#baseUrl, route);
  }

  async #wait(room: WaitingRoom, endMs: number, signal: AbortSignal | undefined): Promise<Passage | undefined> {
    const patienceMs = endMs - this.#gate.clock.elapsed();
    if (patienceMs <= 0) return undefined;
    const visitor = { patienceMs, again: false, agoMs: 0, signal };
    const passage = await new Promise<Passage | undefined>((resolve) => room.wait(visitor, resolve));
    this.#tellChange(room);
    if (passage && room.isDown) this.#events.tell({ reason: "outage", gate: "probe", ...room.outage });
    return passage;
  }

  #settle(spec: CallSpec, room: WaitingRoom, passage: Passage, outcome: Outcome | undefined): void {
    const sign = outcome ? signOf(outcome, this.#isNew(spec, outcome)) : "nothing";
    const failed: Failure | undefined = sign === "down" ? outcome?.failure : undefined;
    passage.settle(sign, failed && { code: failed.code, status: outcome?.status });
    this.#tellChange(room);
  }

  /** Pages repeat what meets a 500, and the gateway cannot tell by whom. The same again says as little as a client's own second attempt. */
  #isNew({ route, path, body }: CallSpec, { status }: Outcome): boolean {
    const request = `${path} ${body ?? ""}`;
    if (status !== 500) return true;
    const isNew = this.#failed.get(route) !== request;
    this.#failed.set(route, request);
    return isNew;
  }

  #tellChange(room: WaitingRoom): void {
    const change = room.takeChange();
    if (change) this.#events.tell({ reason: "outage", ...change });
  }
}
