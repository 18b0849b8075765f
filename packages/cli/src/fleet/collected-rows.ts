import { KeySet } from "@techlookup/core/platform";
import type { EnrichRecord } from "@techlookup/node/enrich";
import type { List } from "../enrich/list.ts";
import type { ListRow } from "../enrich/list-row.ts";
import { type Outcome, unnamed } from "../enrich/outcome.ts";
import { UsageError } from "../usage-error.ts";

type Collected = EnrichRecord<unknown>;

/** Domains that a list has more than once: what was found for the first is needed again. */
export const repeatedDomains = async ({ rows }: List): Promise<ReadonlySet<string>> => {
  const [seen, repeated] = [new KeySet(), new Set<string>()];
  for await (const { name, line } of rows) {
    const known = unnamed(name, line);
    if ("domain" in known && !seen.add(known.domain)) repeated.add(known.domain);
  }
  return repeated;
};

/** How records and rows are brought together. */
export interface RowsOptions {
  /** As the list was called, for messages. */
  readonly name: string;
  readonly repeated: ReadonlySet<string>;
  /** Whether every row must have a record: the run is finished. */
  readonly isFinished: () => boolean;
}

/**
 * Every row of the list that was submitted, in its order, with its record. A domain that comes again has the same result, and no further charge. Rows of chunks that are not
 * finished are `pending`.
 *
 * @throws UsageError when it is another list.
 */
export async function* collectedRows(
  list: List,
  records: AsyncIterable<Collected>,
  { name, repeated, isFinished }: RowsOptions,
): AsyncGenerator<readonly [ListRow, Outcome], void, undefined> {
  const source = records[Symbol.asyncIterator]();
  const results = new Map<string, Collected>();
  let next = await source.next();
  for await (const row of list.rows) {
    const known = unnamed(row.name, row.line);
    const isNamed = "domain" in known || known.reason !== "blank";
    if (!isNamed) {
      if (list.format !== "text") yield [row, known];
      continue;
    }
    const record = next.done || next.value.line !== row.line ? undefined : next.value;
    if (record ? record.input !== row.name : isFinished() || (!next.done && next.value.line < row.line))
      throw otherList(name, row.line);
    if (record) next = await source.next();
    if (!("domain" in known)) {
      yield [row, record ?? known];
      continue;
    }
    const { domain } = known;
    if (record?.kind === "skipped") yield [row, twinOf(results.get(domain), row) ?? { kind: "pending", domain }];
    else {
      if (record && repeated.has(domain)) results.set(domain, record);
      yield [row, record ?? twinOf(results.get(domain), row) ?? { kind: "pending", domain }];
    }
  }
  if (!next.done) throw otherList(name, next.value.line);
}

const twinOf = (record: Collected | undefined, { name, line }: ListRow): Outcome | undefined =>
  record && { ...record, input: name, line, ...("charge" in record && { charge: { least: 0, most: 0 } }) };

const otherList = (name: string, line: number): UsageError =>
  new UsageError(
    `"${name}" is not the list that was submitted: line ${line} differs. Name that list, with the same --column, or leave it out for the records alone.`,
  );

/** Records without their list: each is a row of its own. */
export async function* recordRows(
  records: AsyncIterable<Collected>,
): AsyncGenerator<readonly [ListRow, Outcome], void, undefined> {
  for await (const record of records) {
    const { input: name, line } = record;
    yield [{ name, line, cells: [name] }, record];
  }
}
