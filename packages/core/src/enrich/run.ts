import type { TechLookupClient } from "../client.ts";
import { CreditLedger } from "../engine/credit-ledger.ts";
import { isTechLookupError } from "../errors/guards.ts";
import type { TechLookupError } from "../errors/tech-lookup-error.ts";
import { setAlarm } from "../options/clock.ts";
import { nothing, sumOf } from "./charge.ts";
import { bothOf, cutOffDoubt, type Doubt } from "./doubt.ts";
import type { EnrichSettings } from "./enrich-options.ts";
import { judge, readCredits } from "./evidence.ts";
import type { Ledger } from "./ledger.ts";
import { type Lookup, type LookupOptions, lookUp } from "./lookup.ts";
import { dearOf, type Step, stepsOf } from "./operations.ts";
import type { EnrichRecord } from "./record.ts";
import { abortedRun, brokenRun, limitError, noCredits } from "./run-errors.ts";
import { Spend } from "./spend.ts";
import { entryOf, type RunListener, type Task } from "./task.ts";

/** What is on its way is waited for so long when a run is ended, in milliseconds. Our decision. */
const graceMs = 10_000;

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
  readonly #doubts: Doubt[] = [];
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
      reserve: async (credits) => {
        if (this.end) throw this.end;
        // What was reserved for a request that was certainly not charged stands for the next one, on disk as well.
        if (!credits) return;
        if (!this.#credits.reserve(credits)) throw limitError(task.domain, credits, this.#credits);
        this.#unsent.delete(controller);
        await this.#write((ledger) => ledger.intend(task.domain, credits));
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

  /** Whoever reads has taken a record, and asks for the next one. What is ambiguous may come to something else yet. */
  handOn(record: EnrichRecord<unknown>): void {
    if (record.kind === "skipped" || record.kind === "ambiguous") return;
    this.#write((ledger) => ledger.handOn?.(record.domain)).catch(() => {});
  }

  /**
   * Decides what becomes of those whose answers were lost, while nothing else is on its way: looks at the account, and begins those again that were not
   * charged, or may be charged twice.
   */
  async decide(): Promise<void> {
    const doubts = this.#doubts.splice(0);
    const { clock, signal, repeatAmbiguous, ledger } = this.#settings;
    // Sent by an earlier run: what the account has used since this one began says nothing of it.
    const isOlder = doubts.some(({ lookup }) => !lookup.requests);
    const usedBefore = isOlder && !ledger?.baseline ? undefined : this.#usedBefore;
    const open = doubts.reduce((sum, { lookup }) => sum + lookup.charge.most - lookup.charge.least, 0);
    const known = sumOf(this.spend.report().charge, ledger?.baseline?.charge ?? nothing);
    const verdict = this.end ? "unknown" : await judge(this.#client, { usedBefore, known, open, clock, signal });
    // What was not charged is open no longer: the next run, if there has to be one, need not ask once more.
    if (verdict === "none")
      await Promise.all(
        doubts.map(({ task }) => this.#write((to) => to.decide?.(task.domain, nothing)).catch(() => {})),
      );
    for (const { task, lookup } of doubts) {
      const isCheap = lookup.charge.most - lookup.charge.least < dearOf(this.#steps);
      // By default only where nobody knows; whoever asks for it pays again for a result that was paid for and lost.
      const mayPayTwice = repeatAmbiguous ?? (verdict === "unknown" && isCheap);
      // What is lost once more is not tried for ever.
      if ((verdict === "none" || mayPayTwice) && !this.end)
        this.begin(task, verdict === "none" ? { ...lookup, charge: nothing } : lookup);
      else await this.#tell(task, lookup);
    }
  }

  async #open(): Promise<void> {
    const { ledger } = this.#settings;
    if (ledger?.isShared) return;
    const credits = await readCredits(this.#client);
    this.#usedBefore = ledger?.baseline?.used ?? credits?.used;
    if (credits && !ledger?.baseline) await this.#write(() => ledger?.mark(credits.used));
    if (credits?.remaining === 0) this.stop(noCredits());
  }

  /** Writes down. Where that fails, nothing more is sent: nobody would know that it was paid. */
  async #write(write: (ledger: Ledger) => Promise<void> | undefined): Promise<void> {
    try {
      if (this.#settings.ledger) await write(this.#settings.ledger);
    } catch (thrown) {
      this.stop(isTechLookupError(thrown) ? thrown : brokenRun(thrown));
      throw this.end;
    }
  }

  /** Hands on what an earlier run has found. Of what it has left open, nobody knows whether it was charged. */
  async #recall(task: Task): Promise<boolean> {
    const recalled = await this.#settings.ledger?.recall(task.domain);
    if (!recalled) return false;
    if (recalled.state === "done" && recalled.handedOn && !this.#settings.replay) {
      this.spend.leaveOut();
      this.#listener.land(task, undefined);
      return true;
    }
    if (recalled.state === "done") {
      const record = { ...recalled.finding, ...entryOf(task), charge: nothing } as EnrichRecord<unknown>;
      this.spend.count(record);
      this.#listener.land(task, record);
      return true;
    }
    this.#doubts.push(cutOffDoubt(task, recalled.charge));
    return true;
  }

  async #lookUp(task: Task, options: LookupOptions, before: Lookup | undefined): Promise<void> {
    try {
      this.#opening ??= this.#open();
      await this.#opening;
      if (!before && (await this.#recall(task))) return;
      const own = await lookUp(this.#client, task.domain, this.#steps, options);
      const lookup = before ? bothOf(before, own) : own;
      const isDecidable = !this.#settings.ledger?.isShared && !before && !this.end;
      if (lookup.finding?.kind === "ambiguous" && isDecidable) this.#doubts.push({ task, lookup });
      else await this.#tell(task, lookup);
      if (lookup.end) this.stop(lookup.end);
    } catch (thrown) {
      // No error of a call: something of the caller's own has thrown.
      this.#listener.land(task, undefined);
      this.stop(isTechLookupError(thrown) ? thrown : brokenRun(thrown));
    }
  }

  async #tell(task: Task, lookup: Lookup): Promise<void> {
    const { finding, charge, requests } = lookup;
    this.spend.add(charge, requests);
    // What was paid for is handed on, also where it can no longer be written down.
    await this.#write((ledger) => ledger.settle(task.domain, lookup)).catch(() => {});
    const record = finding && ({ ...finding, ...entryOf(task), charge } as EnrichRecord<unknown>);
    if (record) this.spend.count(record, lookup.repeated);
    this.#listener.land(task, record);
  }
}
