import type { Collection, RunState } from "@techlookup/bullmq";
import { isTechLookupError } from "@techlookup/node";
import type { EnrichRecord } from "@techlookup/node/enrich";
import { derivedText, replaceFile } from "../enrich/derive.ts";
import type { EnrichFlags } from "../enrich/enrich-flags.ts";
import { type ListLook, openList } from "../enrich/list.ts";
import type { ListRow } from "../enrich/list-row.ts";
import type { Outcome } from "../enrich/outcome.ts";
import { recordFormatOf } from "../enrich/paths.ts";
import { recordWriter } from "../enrich/record-writer.ts";
import type { Session } from "../session.ts";
import { collectedRows, recordRows, repeatedDomains } from "./collected-rows.ts";

/** How results are written. */
export type CollectJob = Pick<EnrichFlags, "column" | "inputFormat" | "header" | "out" | "long">;

/** What was written. */
export interface Written {
  /** Rows by what became of them. */
  readonly rows: Readonly<Record<string, number>>;
  /** Rows that are no domain. */
  readonly notDomains: number;
  /** What stopped lookups that would have decided others. All records were written. */
  readonly problem?: unknown;
}

const advice = "Nothing is lost: free space or choose another file with --out, then collect it again.";

/** Writes the records of a run, beside the rows of its list where that is given. */
export const writeCollection = async (
  session: Session,
  collection: Collection,
  { operation, chunks }: RunState,
  list: { readonly name: string | undefined; readonly path: string | undefined; readonly flags: CollectJob },
): Promise<Written> => {
  const { name, path, flags } = list;
  const { out, long = false } = flags;
  let problem: unknown;
  const records = withoutEnd(collection, (thrown) => {
    problem = thrown;
  });
  const isFinished = (): boolean => collection.state?.finished === chunks;
  const opened = path === undefined ? undefined : await openList(path, flags);
  const repeated = path === undefined ? new Set<string>() : await repeatedDomains(await openList(path, flags));
  const source = opened
    ? collectedRows(opened, records, { name: name ?? "", repeated, isFinished })
    : recordRows(records);
  const look = opened ?? recordLook(out);
  const format = recordFormatOf(session, flags, look.format);
  const writer = recordWriter(look, { format, operation, long, out: session.out });
  const rows: Record<string, number> = {};
  let notDomains = 0;
  const count = ([, outcome]: readonly [ListRow, Outcome]): void => {
    rows[outcome.kind] = (rows[outcome.kind] ?? 0) + 1;
    if (outcome.kind === "skipped" && outcome.reason === "not-a-domain") notDomains++;
  };
  const text = derivedText(counted(source, count), writer);
  if (out !== undefined) await replaceFile(out, text, advice);
  else
    for await (const piece of text) {
      await session.out.write(piece);
      if (session.out.isClosed) break;
    }
  return { rows, notDomains, problem };
};

/** Records without a list, as the name of their file says. */
const recordLook = (out: string | undefined): ListLook => ({
  format: /\.csv$/i.test(out ?? "") ? "csv" : "ndjson",
  columns: ["domain"],
  delimiter: ",",
  newline: "\n",
  hasMark: false,
});

async function* counted(
  source: AsyncIterable<readonly [ListRow, Outcome]>,
  count: (row: readonly [ListRow, Outcome]) => void,
): AsyncGenerator<readonly [ListRow, Outcome], void, undefined> {
  for await (const row of source) {
    count(row);
    yield row;
  }
}

/** An error of the API comes after the last record: what there is gets written all the same. */
async function* withoutEnd(
  collection: Collection,
  hold: (thrown: unknown) => void,
): AsyncGenerator<EnrichRecord<unknown>, void, undefined> {
  try {
    yield* collection;
  } catch (thrown) {
    if (!isTechLookupError(thrown) || thrown.code === "CONFIGURATION_ERROR") throw thrown;
    hold(thrown);
  }
}
