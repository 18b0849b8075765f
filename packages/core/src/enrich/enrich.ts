import type { TechLookupClient } from "../client.ts";
import { check } from "../errors/configuration.ts";
import { isObject } from "../errors/plain-data.ts";
import { setAlarm } from "../options/clock.ts";
import { type EnrichOptions, type EnrichSettings, enrichSettings } from "./enrich-options.ts";
import { type Entries, EntryReader } from "./entries.ts";
import { KeySet } from "./key-set.ts";
import { Output } from "./output.ts";
import { readName } from "./read-name.ts";
import type { EnrichRecord, Findings, Operation } from "./record.ts";
import { Run } from "./run.ts";
import type { EnrichReport } from "./spend.ts";
import type { Task } from "./task.ts";

/** A run over a list: its records and its report. Can be iterated once. */
export interface Enrichment<Data> extends AsyncIterable<EnrichRecord<Data>> {
  /** The report so far; complete once the iteration has ended. */
  readonly report: EnrichReport;
}

/**
 * Looks up every domain of a list at the speed that the rate limit allows: one record for each entry, one lookup for each domain. Reads the list as you read the
 * records, so neither has to fit into memory. Waits while the server is down.
 *
 * Ends with an error if every further call would fail: the key is rejected (`UNAUTHORIZED`), the plan is too small (`FORBIDDEN`), the credits are used up
 * (`PAYMENT_REQUIRED`) or the `creditLimit` is reached (`CREDIT_LIMIT`). By then, you have received all records so far. If you stop reading, the run waits for
 * the requests that it has sent.
 *
 * @throws ConfigurationError (`CONFIGURATION_ERROR`) when an option is invalid. Nothing is sent before you read the first record.
 * @example
 * const run = enrich(client, ["example.com", "https://www.example.org/about"], { creditLimit: 100 });
 * for await (const record of run) console.log(record.input, record.kind);
 * console.log(run.report.charge.most);
 */
export const enrich = <Op extends Operation = "technologies">(
  client: TechLookupClient,
  domains: Entries,
  options: EnrichOptions<Op> = {},
): Enrichment<Findings[Op]> => {
  check(isObject(options), "options", "be an object such as { creditLimit: 100 }", options);
  const settings = enrichSettings(options);
  const output = new Output<EnrichRecord<unknown>>(settings.order === "input");
  let wake = (): void => {};
  const run = new Run(client, settings, {
    land: ({ place }, record) => output.put(place, record),
    changed: () => wake(),
  });
  const records = read(run, new Feed(run, output, domains, settings), output, settings, (next) => {
    wake = next;
  });
  return {
    get report() {
      return run.spend.report();
    },
    [Symbol.asyncIterator]: () => records as AsyncGenerator<EnrichRecord<Findings[Op]>>,
  };
};

/** Takes entries from the list, as fast as they are wanted. */
class Feed {
  readonly #run: Run;
  readonly #output: Output<EnrichRecord<unknown>>;
  readonly #entries: EntryReader;
  readonly #settings: EnrichSettings;
  readonly #seen = new KeySet();
  #place = 0;
  /** Whether the list has ended. */
  isOver = false;

  constructor(run: Run, output: Output<EnrichRecord<unknown>>, domains: Entries, settings: EnrichSettings) {
    this.#run = run;
    this.#output = output;
    this.#entries = new EntryReader(domains);
    this.#settings = settings;
  }

  /** Whether one more is wanted now. */
  get isWanted(): boolean {
    const { order, concurrency, window } = this.#settings;
    const room = order === "input" ? window : concurrency;
    const { flying, doubts, end } = this.#run;
    return !this.isOver && !end && flying < concurrency && doubts < window && this.#output.behind(this.#place) < room;
  }

  /** Takes one: begins its lookup, or tells why there is none. */
  async take(): Promise<void> {
    const entry = await this.#entries.next();
    if (!entry) {
      this.isOver = true;
      return;
    }
    const { domain, problem } = readName(entry.input);
    if (domain === undefined && problem === undefined) return;
    const place = this.#place++;
    if (domain !== undefined && this.#seen.add(domain)) {
      const task: Task = { ...entry, domain, place };
      if (this.#run.end) this.#output.put(place, undefined);
      else this.#run.begin(task);
      return;
    }
    const why =
      domain === undefined
        ? ({ reason: "not-a-domain", problem: `line ${entry.line} ${problem}` } as const)
        : ({ reason: "duplicate", domain, problem: `line ${entry.line} means ${domain} once more` } as const);
    const record = { kind: "skipped", ...entry, ...why } as const;
    this.#run.spend.count(record);
    this.#output.put(place, record);
  }

  close(): Promise<void> {
    return this.#entries.close();
  }
}

async function* read(
  run: Run,
  feed: Feed,
  output: Output<EnrichRecord<unknown>>,
  { signal, clock }: EnrichSettings,
  onChange: (wake: () => void) => void,
): AsyncGenerator<EnrichRecord<unknown>, void, undefined> {
  let taking: Promise<void> | undefined;
  let problem: { thrown: unknown } | undefined;
  let stopListening: (() => void) | undefined;
  const take = (): void => {
    taking = feed
      .take()
      .catch((thrown: unknown) => {
        feed.isOver = true;
        problem = { thrown };
      })
      .finally(() => {
        taking = undefined;
      });
  };
  try {
    if (signal?.aborted) run.abort(signal.reason);
    else if (signal) stopListening = setAlarm({ afterMs: Infinity, signal, clock }, () => run.abort(signal.reason));
    for (;;) {
      for (const record of output.take()) {
        yield record;
        run.handOn(record);
      }
      const changed = new Promise<void>((resolve) => onChange(resolve));
      if (!taking && feed.isWanted) take();
      if (taking) await Promise.race([taking, changed]);
      else if (run.flying) await changed;
      else if (run.doubts && !feed.isWanted) await run.decide();
      else if (!output.canTake) break;
    }
    if (problem) throw problem.thrown;
    if (run.end) throw run.end;
  } finally {
    stopListening?.();
    // Whoever stops reading: what was paid for is waited for, and nothing is left on its way.
    run.abort("nobody reads on");
    while (run.flying) await new Promise<void>((resolve) => onChange(resolve));
    await feed.close();
  }
}
