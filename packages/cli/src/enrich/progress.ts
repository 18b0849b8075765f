import { createLogUpdate } from "log-update";
import type { Session } from "../session.ts";
import { Rate } from "./rate.ts";
import { type StatusFacts, statusLines } from "./status.ts";

const drawMs = 250;
const lineMs = 30_000;

/** Tells people how a run goes: a block that is drawn anew on a terminal, else a line every thirty seconds. */
export class Progress {
  readonly #session: Session;
  readonly #facts: () => Omit<StatusFacts, "lastMinute" | "recordsPerMinute">;
  readonly #requests = new Rate(60_000, performance.now());
  readonly #records = new Rate(300_000, performance.now());
  readonly #block: ReturnType<typeof createLogUpdate> | undefined;
  readonly #timer: NodeJS.Timeout | undefined;

  /** Begins to tell, unless quiet was asked for. */
  constructor(session: Session, facts: () => Omit<StatusFacts, "lastMinute" | "recordsPerMinute">) {
    this.#session = session;
    this.#facts = facts;
    const { quiet, verbose } = session.globals;
    if (quiet) return;
    const isBlock = session.err.isTerminal && !verbose;
    if (isBlock) this.#block = createLogUpdate(session.err.stream);
    this.#timer = setInterval(() => this.#show(), isBlock ? drawMs : lineMs);
    this.#timer.unref();
  }

  /** A request was made. */
  request(): void {
    this.#requests.add(performance.now());
  }

  /** A record was handed on. */
  record(): void {
    this.#records.add(performance.now());
  }

  /** Makes room for lines on the same terminal. The block comes again by itself. */
  clear(): void {
    this.#block?.clear();
  }

  /** Ends it, and takes the block away. */
  stop(): void {
    clearInterval(this.#timer);
    this.#block?.clear();
    this.#block?.done();
  }

  #show(): void {
    const nowMs = performance.now();
    const lastMinute = this.#requests.count(nowMs);
    const recordsPerMinute = this.#records.perMinute(nowMs);
    const lines = statusLines({ ...this.#facts(), lastMinute, recordsPerMinute });
    const { err } = this.#session;
    if (this.#block) this.#block(lines.map((line) => err.style("dim", line)).join("\n"));
    else void err.write(`${lines.join(" · ")}\n`);
  }
}
