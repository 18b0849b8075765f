import { KeySet } from "@techlookup/core/platform";
import type { Enrichment, EnrichRecord, Entry, Journal } from "@techlookup/node/enrich";
import type { Terminal } from "../terminal.ts";
import type { List } from "./list.ts";
import type { ListRow } from "./list-row.ts";
import { type Outcome, unnamed } from "./outcome.ts";
import type { RecordWriter } from "./record-writer.ts";

type Written = readonly [ListRow, Outcome];

/**
 * Hands on records as they come, each with its row. A row whose domain an earlier run has handed on is left out; one that means the domain of an earlier row has the
 * same result, and no charge.
 */
export class RecordStream {
  readonly #list: List;
  readonly #journal: Journal;
  readonly #replay: boolean;
  /** Rows that were taken up, by line. */
  readonly #rows = new Map<number, ListRow>();
  /** Rows that mean a domain which is being looked up for another. */
  readonly #twins = new Map<string, ListRow[]>();
  /** Records of domains of which the journal knows no result. These are few. */
  readonly #open = new Map<string, EnrichRecord<unknown>>();
  readonly #seen = new KeySet();
  /** How often texts came that came more than once. */
  readonly #times = new Map<string, number>();
  /** What the journal calls rows for which nothing is looked up, by line. */
  readonly #marks = new Map<number, string>();
  /** Rows without a name, which are handed on as they are. */
  #blank: Written[] = [];
  /** How many rows were left out. */
  leftOut = 0;
  /** How many rows are no domain. A row that repeats a domain is no mistake, though nothing is looked up for it. */
  notDomains = 0;

  constructor(list: List, journal: Journal, replay: boolean) {
    this.#list = list;
    this.#journal = journal;
    this.#replay = replay;
  }

  /** The names that are to be looked up. `keeps`: their rows are kept until their records come. */
  async *entries(keeps: boolean): AsyncGenerator<Entry, void, undefined> {
    for await (const row of this.#list.rows) {
      const known = unnamed(row.name, row.line);
      const isBlank = !("domain" in known) && known.reason === "blank";
      if (isBlank && (!keeps || this.#list.format === "text")) continue;
      if (keeps && this.#isLeftOut(row, "domain" in known ? known.domain : undefined)) {
        this.leftOut++;
        continue;
      }
      if (isBlank) {
        this.#blank.push([row, known]);
        continue;
      }
      if (keeps) this.#rows.set(row.line, row);
      yield { name: row.name, line: row.line };
    }
  }

  /** Whether an earlier run has handed it on. Rows that are no domains, or repeat one, are known by their text and by how often it came before. */
  #isLeftOut({ name, line }: ListRow, domain: string | undefined): boolean {
    const text = domain ?? JSON.stringify(name);
    const times = this.#seen.add(text) ? 1 : (this.#times.get(text) ?? 1) + 1;
    if (times > 1) this.#times.set(text, times);
    const isFirst = domain !== undefined && times === 1;
    const mark = `${text} #${times}`;
    const names = [...(isFirst ? [] : [mark]), ...(domain === undefined ? [] : [domain])];
    if (!this.#replay && names.every((one) => this.#journal.wasHandedOn(one))) return true;
    if (!isFirst) this.#marks.set(line, mark);
    return false;
  }

  /** Counts a record. */
  count(record: EnrichRecord<unknown>): void {
    if (record.kind === "skipped" && record.reason === "not-a-domain") this.notDomains++;
  }

  /** Writes the records of a run until it ends, or nobody reads on. */
  async write(run: Enrichment<unknown>, writer: RecordWriter, out: Terminal, onRecord: () => void): Promise<void> {
    if (writer.head) await out.write(writer.head);
    const put = async (rows: readonly Written[]): Promise<void> => {
      if (!rows.length) return;
      await out.write(writer.write(rows));
      if (!out.isClosed) for (const [{ line }] of rows) this.#handOn(line);
    };
    for await (const record of run) {
      this.count(record);
      onRecord();
      await put([...this.#blanksBefore(record.line), ...(await this.#rowsOf(record))]);
      if (out.isClosed) return;
    }
    await put(this.#blank);
  }

  /** Notes that a row was written. Nobody waits for it: one that was on its way when the process was killed comes once more. */
  #handOn(line: number): void {
    const mark = this.#marks.get(line);
    if (mark === undefined) return;
    this.#marks.delete(line);
    this.#journal.handOn(mark).catch(() => {});
  }

  /** In the order of the list, where the records have it. */
  #blanksBefore(line: number): readonly Written[] {
    const later = this.#blank.findIndex(([row]) => row.line > line);
    return this.#blank.splice(0, later < 0 ? this.#blank.length : later);
  }

  async #rowsOf(record: EnrichRecord<unknown>): Promise<readonly Written[]> {
    const row = this.#rows.get(record.line) as ListRow;
    this.#rows.delete(record.line);
    if (record.kind !== "skipped" || record.reason !== "duplicate" || record.domain === undefined) {
      const twins = record.domain === undefined ? [] : (this.#twins.get(record.domain) ?? []);
      if (record.domain !== undefined) this.#twins.delete(record.domain);
      if (record.kind === "ambiguous") this.#open.set(record.domain, record);
      return [[row, record], ...twins.map((twin): Written => [twin, twinOf(record, twin)])];
    }
    const { domain } = record;
    const open = this.#open.get(domain);
    if (open) return [[row, twinOf(open, row)]];
    const known = await this.#journal.recall(domain);
    if (known?.state === "done")
      return [[row, { ...known.finding, domain, charge: { least: 0, most: 0 }, handedOn: true, repeated: false }]];
    this.#twins.set(domain, [...(this.#twins.get(domain) ?? []), row]);
    return [];
  }
}

const twinOf = (record: EnrichRecord<unknown>, { name, line }: ListRow): Outcome => ({
  ...record,
  input: name,
  line,
  ...("charge" in record && { charge: { least: 0, most: 0 } }),
});
