import type { ChunkEvent, FleetWorker } from "@techlookup/bullmq";
import { maskShapes } from "@techlookup/core/platform";
import type { Session } from "../session.ts";
import { fullStore, isFull } from "./full-store.ts";
import { haltAdvice } from "./halt-advice.ts";

const againMs = 60_000;

const messageOf = (error: unknown): string => maskShapes(error instanceof Error ? error.message : String(error));

/** Tells people what goes wrong with chunks, and with the connection to Redis. */
export class WorkerNotes {
  readonly #session: Session;
  readonly #halted = new Set<string>();
  #lostMs = -Infinity;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Something happened to a chunk. */
  chunk({ run, chunk, state, error }: ChunkEvent): void {
    const note = (text: string): void => void this.#session.note(`${run}, chunk ${chunk}: ${text}`);
    if (state === "failed") note(`${messageOf(error)}. It is tried again in half a minute.`);
    if (state === "lost") note("another worker has it, since this one gave no sign of life for too long.");
    if (state === "finished") this.#halted.delete(run);
    if (state !== "halted") return;
    // Its other chunks say the same.
    if (this.#halted.has(run)) return;
    this.#halted.add(run);
    const code = String(Object(error).code ?? "");
    void this.#session.note(`${run} was stopped: ${messageOf(error)} ${haltAdvice({ code, message: "" })}`);
  }

  /** Redis is away, or refuses. Each attempt fails in the same way: that is told once a minute. */
  connection(error: Error, worker: FleetWorker | undefined): void {
    const isAway = worker?.health.state === "store-away";
    // Of a lost connection, BullMQ's own tell as well, also where it is back by then.
    if (!(isAway || error.name === "ReplyError") || performance.now() - this.#lostMs < againMs) return;
    this.#lostMs = performance.now();
    const why = isAway
      ? `Redis is away (${messageOf(error)})`
      : isFull(error)
        ? fullStore
        : `Redis: ${messageOf(error)}`;
    void this.#session.note(`${why}. Nothing is sent until ${isAway ? "it is back" : "that is solved"}.`);
  }
}
