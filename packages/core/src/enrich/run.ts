import type { TechLookupClient } from "../client.ts";
import { CreditLedger } from "../engine/credit-ledger.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import { setAlarm } from "../options/clock.ts";
import type { EnrichSettings } from "./enrich-options.ts";
import { judge, readCredits } from "./evidence.ts";
import { type Lookup, type LookupOptions, lookUp } from "./lookup.ts";
import { type Step, stepsOf } from "./operations.ts";
import type { EnrichRecord } from "./record.ts";
import { abortedRun, brokenRun, limitError, noCredits } from "./run-errors.ts";
import { Spend } from "./spend.ts";

/** What is on its way is waited for so long when a run is ended, in milliseconds. Ours. */
const graceMs = 10_000;

/** An entry whose domain is looked up. */
export interface Task {
  readonly input: string;
  readonly line: number;
  readonly domain: string;
  /** Its place among the records. */
  readonly place: number;
}

/** Whoever makes a run. */
export interface RunListener {
  /** What became of a task: a record, or nothing where a later run may try it again. */
  land(task: Task, record: EnrichRecord<unknown> | undefined): void;
  /** A lookup is no longer on its way. */
  changed(): void;
}

/** A task that may have been charged, and whose result is unknown. */
interface Doubt {
  readonly task: Task;
  readonly lookup: Lookup;
}

/**
 * The lookups of a run: makes them, counts what they cost, and decides what becomes of those whose answers were lost. Knows nothing of the list.
 *
 * @example
 * const run = new Run(client, enrichSettings({}), { land: (task, record) => console.log(task.domain, record?.kind), changed: () => {} });
 * run.begin({ input: "Example.com", line: 1, domain: "example.com", place: 0 });
 */
export class Run {
  readonly #client: TechLookupClient;
  readonly #settings: EnrichSettings;
  readonly #steps: readonly Step[];
  readonly #credits: CreditLedger;
  readonly #listener: RunListener;
  readonly #unsent = new Set<AbortController>();
  readonly #all = new Set<AbortController>();
  #doubts: Doubt[] = [];
  /** The account is read before the first request that costs. */
  #opening: Promise<void> | undefined;
  #usedBefore: number | undefined;
  #callOffGrace: (() => void) | undefined;
  /** What it has come to. */
  readonly spend: Spend = new Spend();
  /** What has ended it. */
  end: TechLookupError | undefined;

  /** Nothing is sent before a task begins. */
  constructor(client: TechLookupClient, settings: EnrichSettings, listener: RunListener) {
    this.#client = client;
    this.#settings = settings;
    this.#steps = stepsOf(settings.operation, settings.live);
    this.#credits = new CreditLedger(settings.creditLimit);
    this.#listener = listener;
  }

  /** Lookups on their way. */
  get flying(): number {
    return this.#all.size;
  }

  /** Lookups of which nobody knows yet whether they are made again. */
  get doubts(): number {
    return this.#doubts.length;
  }

  /**
   * Begins a lookup.
   *
   * @param before What an earlier one for the same task has come to.
   */
  begin(task: Task, before?: Lookup): void {
    const controller = new AbortController();
    this.#unsent.add(controller);
    this.#all.add(controller);
    const options: LookupOptions = {
      signal: controller.signal,
      reserve: (credits) => {
        if (this.end) throw this.end;
        if (!this.#credits.reserve(credits)) throw limitError(task.domain, credits, this.#credits);
        this.#unsent.delete(controller);
      },
      release: (credits) => this.#credits.settle(credits, { isFree: true }),
    };
    void this.#lookUp(task, options, before).finally(() => {
      this.#unsent.delete(controller);
      this.#all.delete(controller);
      if (!this.#all.size) this.#callOffGrace?.();
      this.#listener.changed();
    });
  }

  /** Begins no more: what has not been sent is left, and what has been is waited for, at most ten seconds. */
  stop(error: TechLookupError): void {
    if (this.end) return;
    this.end = error;
    for (const controller of this.#unsent) controller.abort(error);
    const cut = (): void => {
      for (const controller of this.#all) controller.abort(error);
    };
    if (this.#all.size)
      this.#callOffGrace = setAlarm({ afterMs: graceMs, signal: undefined, clock: this.#settings.clock }, cut);
  }

  /** The same, since the caller's signal asks for it. */
  abort(reason: unknown): void {
    this.stop(abortedRun(reason));
  }

  /**
   * Decides what becomes of those whose answers were lost, while nothing else is on its way: looks at the account, and begins those again that were not
   * charged, or may be charged twice.
   */
  async decide(): Promise<void> {
    const doubts = this.#doubts;
    this.#doubts = [];
    const { clock, signal, repeatAmbiguous } = this.#settings;
    const open = doubts.reduce((sum, { lookup }) => sum + lookup.charge.most - lookup.charge.least, 0);
    const { charge: known } = this.spend.report();
    const usedBefore = this.#usedBefore;
    const verdict = this.end ? "unknown" : await judge(this.#client, { usedBefore, known, open, clock, signal });
    const mayRepeat = repeatAmbiguous ?? this.#steps.every(({ credits }) => credits <= 1);
    for (const { task, lookup } of doubts) {
      const isAgain = verdict === "none" || (verdict === "unknown" && mayRepeat);
      if (isAgain && !this.end) this.begin(task, verdict === "none" ? undefined : lookup);
      else this.#tell(task, lookup);
    }
  }

  async #open(): Promise<void> {
    const credits = await readCredits(this.#client);
    this.#usedBefore = credits?.used;
    if (credits?.remaining === 0) this.stop(noCredits());
  }

  async #lookUp(task: Task, options: LookupOptions, before: Lookup | undefined): Promise<void> {
    try {
      this.#opening ??= this.#open();
      await this.#opening;
      const own = await lookUp(this.#client, task.domain, this.#steps, options);
      const lookup = before ? { ...own, charge: sumOf(before, own), requests: before.requests + own.requests } : own;
      if (lookup.finding?.kind === "ambiguous" && !before && !this.end) this.#doubts.push({ task, lookup });
      else this.#tell(task, lookup);
      if (lookup.end) this.stop(lookup.end);
    } catch (thrown) {
      // No error of a call: something of the caller's own has thrown.
      this.#listener.land(task, undefined);
      this.stop(brokenRun(thrown));
    }
  }

  #tell(task: Task, { finding, charge, requests }: Lookup): void {
    const { input, line, domain } = task;
    this.spend.add(charge, requests);
    const record = finding && ({ ...finding, input, line, domain, charge } as EnrichRecord<unknown>);
    if (record) this.spend.count(record, this.#steps);
    this.#listener.land(task, record);
  }
}

const sumOf = (one: Lookup, other: Lookup): Lookup["charge"] => ({
  least: one.charge.least + other.charge.least,
  most: one.charge.most + other.charge.most,
});
